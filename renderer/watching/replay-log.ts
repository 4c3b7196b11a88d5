/** Reads a kept session log from the host, piece by piece, and shows it in a history. */
import type { SessionLogLine } from '../../contract/session-log.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import { fillFromLog } from './fill-from-log.ts';
import type { LiveHistory } from './live-history.ts';

export interface ReplayedLog {
  /** Id of the model that spoke; null where the log does not say. */
  readonly model: string | null;
  /** What is wrong with the log, in sentences. */
  readonly notes: readonly string[];
}

/**
 * @param isWanted asked after each piece; the history stays as it is when nobody wants the log any more.
 * @throws Fault when the host cannot read it.
 */
export async function replayLog(
  name: string,
  { host, history, isWanted }: ReplayInto,
): Promise<ReplayedLog> {
  const lines: SessionLogLine[] = [];
  const notes = new Set<string>();
  for (let from: number | null = 0; from !== null && isWanted();) {
    const piece: Awaited<ReturnType<typeof readPiece>> = await readPiece(host, name, from);
    for (const line of piece.lines) lines.push(line);
    for (const note of piece.notes) notes.add(note);
    from = piece.next;
  }
  if (isWanted()) fillFromLog(history, lines);
  const model = lines.find((line) => line.kind === 'header')?.model ?? null;
  return { model, notes: [...notes] };
}

export interface ReplayInto {
  readonly host: LongtakeHost;
  readonly history: LiveHistory;
  readonly isWanted: () => boolean;
}

const readPiece = (host: LongtakeHost, name: string, from: number) =>
  host.invoke('logs.read', { name, from });
