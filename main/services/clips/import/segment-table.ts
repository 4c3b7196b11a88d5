/** Reads a table of segments (CSV or TSV), line by line, so that a broken line costs only itself. */
import { parse } from 'csv-parse/sync';
import { Fault } from '../../../../contract/fault.ts';
import { parseSeconds } from '../../labels/formats/clock.ts';
import { noteFromLine } from '../../labels/formats/one-line-note.ts';

export type TableStretch =
  | { readonly kind: 'seconds'; readonly startS: number; readonly endS: number }
  | { readonly kind: 'frames'; readonly startFrame: number; readonly endFrame: number };

export interface SegmentRow {
  readonly line: number;
  readonly file: string;
  readonly label: string;
  readonly track: string | null;
  readonly stretch: TableStretch;
  readonly note?: string;
  /** Given for a point event. */
  readonly softWindowFrames?: number;
}

interface TableProblem {
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

export interface SegmentTable {
  readonly rows: readonly SegmentRow[];
  readonly problems: readonly TableProblem[];
}

const columns = [
  'file',
  'label',
  'track',
  'start_s',
  'end_s',
  'start_frame',
  'end_frame',
  'note',
  'soft_window_frames',
] as const;
type Column = (typeof columns)[number];
type Cells = Readonly<Partial<Record<Column, string>>>;

/** Whether the first line names the columns of a table of segments. */
export function isSegmentHeader(text: string): boolean {
  return readHeader(text) !== null;
}

/** @throws Fault 'bad-input' when the first line is no header of such a table. */
export function parseSegmentTable(text: string, name: string): SegmentTable {
  const header = readHeader(text);
  if (header === null) {
    throw new Fault(
      'bad-input',
      `"${name}", line 1: this is not a table of segments, whose first line must name the columns file, label, start_s and end_s.`,
    );
  }
  const rows: SegmentRow[] = [];
  const problems: TableProblem[] = [];
  for (const { text: rowText, line } of rowsOf(text.split(/\r\n|\n|\r/), header)) {
    const row = parseRow(rowText, header);
    if (typeof row === 'string') problems.push({ file: name, line, what: row });
    else rows.push({ line, ...row });
  }
  return { rows, problems };
}

interface Header {
  readonly delimiter: string;
  readonly names: readonly string[];
}

function readHeader(text: string): Header | null {
  const [first = ''] = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/, 1);
  for (const delimiter of [',', '\t', ';']) {
    const names = (splitLine(first, delimiter) ?? []).map((name) => name.toLowerCase());
    const has = (...wanted: readonly Column[]): boolean => wanted.every((w) => names.includes(w));
    if (has('file', 'label') && (has('start_s', 'end_s') || has('start_frame', 'end_frame'))) {
      return { delimiter, names };
    }
  }
  return null;
}

function splitLine(line: string, delimiter: string): readonly string[] | null {
  if (!line.includes('"')) return line.split(delimiter).map((cell) => cell.trim());
  try {
    const [cells] = parse(line, { delimiter, trim: true, relax_column_count: true });
    return cells ?? null;
  } catch {
    return null;
  }
}

/** A note in quotes may have so many lines; a quote that ends later was forgotten. */
const MOST_LINES = 100;

/** The rows after the header, each with the line it begins on; one whose quotes never match is its first line alone. */
function* rowsOf(
  lines: readonly string[],
  header: Header,
): Iterable<{ readonly text: string; readonly line: number }> {
  for (let at = 1; at < lines.length; at++) {
    const text = lines[at] ?? '';
    if (text.trim() === '') continue;
    const length = quotesIn(text) % 2 === 0 ? 1 : linesOfRow(lines, at, header);
    yield { text: lines.slice(at, at + length).join('\n'), line: at + 1 };
    at += length - 1;
  }
}

function linesOfRow(lines: readonly string[], at: number, { delimiter, names }: Header): number {
  let open = 0;
  const most = Math.min(MOST_LINES, lines.length - at);
  for (let length = 1; length <= most; length++) {
    open += quotesIn(lines[at + length - 1] ?? '');
    if (open % 2 !== 0) continue;
    const cells = splitLine(lines.slice(at, at + length).join('\n'), delimiter);
    if (cells?.length === names.length) return length;
  }
  return 1;
}

function quotesIn(line: string): number {
  return line.split('"').length - 1;
}

function parseRow(line: string, { delimiter, names }: Header): Omit<SegmentRow, 'line'> | string {
  const values = splitLine(line, delimiter);
  if (values === null) return 'the quotes do not match, so the line was left out';
  if (values.length !== names.length) {
    return `the line has ${values.length} fields where the header names ${names.length}, so it was left out`;
  }
  const cells: Cells = Object.fromEntries(columns.map((c) => [c, values[names.indexOf(c)] ?? '']));
  const { file = '', label = '', track = '' } = cells;
  if (file === '') return 'no file is named, so the line was left out';
  if (label === '') return 'no label is given, so the line was left out';
  const stretch = parseStretch(cells);
  if (typeof stretch === 'string') return stretch;
  const { note = '', soft_window_frames = '' } = cells;
  if (!/^\d{0,6}$/.test(soft_window_frames)) {
    return `"${soft_window_frames}" is no number of frames, so the line was left out`;
  }
  return {
    file,
    label,
    track: track === '' ? null : track,
    stretch,
    ...(note === '' ? {} : { note: noteFromLine(note) }),
    ...(soft_window_frames === '' ? {} : { softWindowFrames: Number(soft_window_frames) }),
  };
}

/** Frames win over seconds where a line gives both: they are exact. */
function parseStretch(cells: Cells): TableStretch | string {
  const { start_frame = '', end_frame = '', start_s = '', end_s = '' } = cells;
  if (start_frame !== '' && end_frame !== '') {
    const startFrame = Number(start_frame);
    const endFrame = Number(end_frame);
    const isValid = Number.isSafeInteger(startFrame) && Number.isSafeInteger(endFrame);
    if (!isValid || startFrame < 0) {
      return `"${start_frame}" to "${end_frame}" are not frame numbers, so the line was left out`;
    }
    if (endFrame <= startFrame) return 'it ends before it starts, so the line was left out';
    return { kind: 'frames', startFrame, endFrame };
  }
  const [startUs, endUs] = [parseSeconds(start_s), parseSeconds(end_s)];
  if (startUs === null || endUs === null) {
    return `"${start_s}" to "${end_s}" are not times in seconds, so the line was left out`;
  }
  if (endUs <= startUs) return 'it ends before it starts, so the line was left out';
  return { kind: 'seconds', startS: startUs / 1e6, endS: endUs / 1e6 };
}
