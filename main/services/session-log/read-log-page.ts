/** Reads a stretch of a session log's lines, few enough to fit into one message. */
import { Fault } from '../../../contract/fault.ts';
import type { SessionLogLine } from '../../../contract/session-log.ts';
import { errorCode } from '../project/disk-fault.ts';
import { linesOf, type FileLine } from './log-lines.ts';
import { parseLogLine, type SessionLog } from './read-session-log.ts';

const MAX_LINES = 2000;
/** Of the lines as they lie on the disk; far below what a message may weigh. */
const MAX_BYTES = 4 * 1024 * 1024;

export interface LogPage {
  readonly lines: readonly SessionLogLine[];
  /** Index of the first line that was left for the next page; null after the last. */
  readonly next: number | null;
  /** As in SessionLog, told with the last page. */
  readonly notes: readonly string[];
}

export interface LogPages {
  /** Lines from index `from` on. @throws Fault 'not-found' or 'bad-input' naming the line. */
  readonly read: (path: string, from: number) => Promise<LogPage>;
}

interface Mark {
  readonly path: string;
  readonly line: number;
  readonly byte: number;
}

/** Remembers where the last page ended, so that reading a log page by page passes over it once. */
export function createLogPages(): LogPages {
  let mark: Mark | null = null;
  return {
    async read(path, from) {
      const known = mark?.path === path && mark.line === from ? mark : null;
      const page = await readPage(path, { from, known }).catch((error: unknown) => {
        throw readFault(error, path);
      });
      mark = page.next === null ? null : { path, line: page.next, byte: page.byte };
      return { lines: page.lines, next: page.next, notes: page.notes };
    },
  };
}

/** The header alone. @throws Fault 'not-found' or 'bad-input'. */
export async function readLogHeader(path: string): Promise<SessionLog['header']> {
  try {
    for await (const { text } of linesOf(path)) return requireHeader(lineAt(path, text, 0), path);
  } catch (error) {
    throw readFault(error, path);
  }
  return requireHeader(undefined, path);
}

interface Where {
  readonly from: number;
  readonly known: Mark | null;
}

async function readPage(path: string, { from, known }: Where): Promise<LogPage & { byte: number }> {
  const lines: SessionLogLine[] = [];
  const notes: string[] = [];
  let index = known?.line ?? 0;
  let byte = known?.byte ?? 0;
  let bytes = 0;
  for await (const line of linesOf(path, byte)) {
    if (index >= from) {
      bytes += line.text.length;
      const isFull = lines.length === MAX_LINES || (bytes > MAX_BYTES && lines.length > 0);
      if (isFull) return { lines, next: index, notes: [], byte };
      const parsed = parseOrNote(path, line, { index, notes });
      if (parsed !== null) lines.push(parsed);
    }
    index += 1;
    byte = line.end;
  }
  if (from === 0) requireHeader(lines[0], path);
  const isPast = lines.length === 0 && notes.length === 0;
  const isClosed = isPast || lines.at(-1)?.kind === 'end';
  if (!isClosed) notes.push(`The run of "${path}" was not closed properly.`);
  return { lines, next: null, notes, byte };
}

interface Place {
  readonly index: number;
  readonly notes: string[];
}

/** @returns null for a last line that was cut, which becomes a note. */
function parseOrNote(path: string, line: FileLine, { index, notes }: Place): SessionLogLine | null {
  try {
    const parsed = lineAt(path, line.text, index);
    return index === 0 ? requireHeader(parsed, path) : parsed;
  } catch (error) {
    if (line.isWhole) throw error;
    notes.push(`The last line of "${path}" was cut short and left out.`);
    return null;
  }
}

function lineAt(path: string, text: string, index: number): SessionLogLine {
  return parseLogLine(text, `"${path}", line ${String(index + 1)},`);
}

function requireHeader(line: SessionLogLine | undefined, path: string): SessionLog['header'] {
  if (line?.kind === 'header') return line;
  const message = `"${path}" is not a session log: its first line must be a header.`;
  throw new Fault('bad-input', message);
}

function readFault(error: unknown, path: string): Fault {
  if (error instanceof Fault) return error;
  const isGone = errorCode(error) === 'ENOENT';
  const what = isGone
    ? 'is not there any more'
    : 'cannot be read: check that it is a file and may be read';
  return new Fault('not-found', `The session log "${path}" ${what}.`, error);
}
