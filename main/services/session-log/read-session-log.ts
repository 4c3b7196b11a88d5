/** Reads a live run's log back; the last line of a run that was killed may be cut. */
import { readFile } from 'node:fs/promises';
import { Fault } from '../../../contract/fault.ts';
import { parseJsonWith } from '../../../contract/parse.ts';
import { SessionLogLineSchema, type SessionLogLine } from '../../../contract/session-log.ts';

type LineOf<K extends SessionLogLine['kind']> = Extract<SessionLogLine, { kind: K }>;

export interface SessionLog {
  readonly header: LineOf<'header'>;
  /** All lines, the header first. */
  readonly lines: readonly SessionLogLine[];
  /** Remarks: a cut last line, a run that was not closed. */
  readonly notes: readonly string[];
}

/** @throws Fault 'bad-input' naming the line. */
export function parseSessionLog(text: string, name: string): SessionLog {
  const texts = text.split('\n');
  const isCut = texts.at(-1) !== '';
  if (!isCut) texts.pop();
  const lines: SessionLogLine[] = [];
  const notes: string[] = [];
  texts.forEach((line, i) => {
    const isLast = isCut && i === texts.length - 1;
    try {
      lines.push(parseLogLine(line, `"${name}", line ${i + 1},`));
    } catch (error) {
      if (!isLast) throw error;
      notes.push(`The last line of "${name}" was cut short and left out.`);
    }
  });
  const [header] = lines;
  if (header?.kind !== 'header') {
    throw new Fault(
      'bad-input',
      `"${name}" is not a session log: its first line must be a header.`,
    );
  }
  if (lines.at(-1)?.kind !== 'end') notes.push(`The run of "${name}" was not closed properly.`);
  return { header, lines, notes };
}

/** @throws Fault 'not-found' or 'bad-input'. */
export async function readSessionLog(path: string): Promise<SessionLog> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Fault(
      'not-found',
      `The session log "${path}" cannot be read: check the path.`,
      cause,
    );
  });
  return parseSessionLog(text, path);
}

export interface TickList {
  readonly header: LineOf<'header'>;
  /** The frames that were embedded live, rising. */
  readonly frames: readonly number[];
  readonly timestampsUs: readonly number[];
  /** The `ticks` and `reset` lines, in order: what a replay needs to say the same as the live run. */
  readonly replay: readonly (LineOf<'ticks'> | LineOf<'reset'>)[];
  readonly notes: readonly string[];
}

/** What `label` replays. @throws Fault 'not-found' or 'bad-input'. */
export async function readTickList(path: string): Promise<TickList> {
  const { header, lines, notes } = await readSessionLog(path);
  const replay = lines.filter((line) => line.kind === 'ticks' || line.kind === 'reset');
  const ticks = replay.filter((line) => line.kind === 'ticks');
  const frames = ticks.flatMap((line) => line.frames);
  const timestampsUs = ticks.flatMap((line) => line.timestampsUs);
  const isRising = frames.every((frame, i) => i === 0 || frame > (frames[i - 1] ?? frame));
  if (!isRising || frames.length !== timestampsUs.length) {
    throw new Fault(
      'bad-input',
      `The tick list of "${path}" is out of order or has no time for every tick: take another session log.`,
    );
  }
  return { header, frames, timestampsUs, replay, notes };
}

/** One line of a log. @param what names its place for the refusal. @throws Fault 'bad-input'. */
export function parseLogLine(line: string, what: string): SessionLogLine {
  return parseJsonWith(SessionLogLineSchema, line, { what });
}
