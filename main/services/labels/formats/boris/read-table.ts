/** Reads the tables that BORIS exports: tabular events (start, stop, point) and aggregated events (start and stop in a row). */
import { parseSeconds } from '../clock.ts';
import { csvRows, delimiterOf, type CsvRow } from '../csv-rows.ts';
import {
  brokenAt,
  labelFile,
  tracksOf,
  type FileClip,
  type LabelFile,
  type LabelSource,
} from '../label-file.ts';
import { labelOfCode } from './codes.ts';
import { borisTrack, pairStates, unpairedNotes, type StateEvent } from './pair-states.ts';

/** Names of the columns over the versions of BORIS. */
const names = {
  observation: ['observation id'],
  media: ['media file name', 'media file path', 'media file', 'source'],
  subject: ['subject'],
  behaviour: ['behavior'],
  category: ['behavioral category'],
  type: ['behavior type', 'status'],
  time: ['time', 'time (s)'],
  start: ['start (s)'],
  stop: ['stop (s)'],
  comment: ['comment', 'comment start'],
} as const;
type Column = keyof typeof names;
type Columns = Readonly<Record<Column, number>>;

export function isBorisTable(text: string): boolean {
  const line = text.split(/\r\n|\n|\r/).find(isHeader);
  return line !== undefined;
}

function isHeader(line: string): boolean {
  return hasColumns(
    columnsOf(line.split(delimiterOf(line)).map((cell) => cell.replaceAll('"', ''))),
  );
}

export function readBorisTable(source: LabelSource): LabelFile {
  const header = source.text.split(/\r\n|\n|\r/).find(isHeader);
  if (header === undefined) {
    throw brokenAt(
      source,
      1,
      'no line names the columns Behavior and Time of a table of BORIS: export the events again',
    );
  }
  const rows = csvRows(source, delimiterOf(header));
  const at = rows.findIndex(({ cells }) => hasColumns(columnsOf(cells)));
  const columns = columnsOf(rows[at]?.cells ?? []);
  const above = videoAbove(rows.slice(0, at));
  const events = rows.slice(at + 1).flatMap((row) => eventsOf(source, row, { columns, above }));
  const notes: string[] = [];
  const clips = [...Map.groupBy(events, ({ media }) => media)].map(([media, inClip]): FileClip => {
    const { spans, unpaired } = pairStates(inClip);
    notes.push(...unpairedNotes(unpaired, source.name));
    const tracks = tracksOf(spans).map((track) => ({ ...track, mayOverlap: true }));
    return { media, line: inClip[0]?.line ?? null, clock: 'media', tracks };
  });
  return labelFile(clips, { notes });
}

function columnsOf(cells: readonly string[]): Columns {
  const plain = cells.map((cell) =>
    cell
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase(),
  );
  const find = (wanted: readonly string[]): number =>
    wanted.map((name) => plain.indexOf(name)).find((i) => i >= 0) ?? -1;
  return Object.fromEntries(
    Object.entries(names).map(([column, wanted]) => [column, find(wanted)]),
  ) as Columns;
}

function hasColumns({ behaviour, type, time, start, stop }: Columns): boolean {
  return behaviour >= 0 && type >= 0 && (time >= 0 || (start >= 0 && stop >= 0));
}

/** Older versions name the video in a block above the table: "Player #1", then its path. */
function videoAbove(rows: readonly CsvRow[]): string | null {
  const row = rows.find(({ cells }) => /^player #?1/i.test((cells[0] ?? '').trim()));
  return row?.cells[1]?.trim() ?? null;
}

type ClipEvent = StateEvent & { readonly media: string | null };

interface TableContext {
  readonly columns: Columns;
  readonly above: string | null;
}

function eventsOf(
  source: LabelSource,
  row: CsvRow,
  { columns, above }: TableContext,
): readonly ClipEvent[] {
  const cell = (column: Column): string => (row.cells[columns[column]] ?? '').trim();
  const [behaviour, category, subject] = [cell('behaviour'), cell('category'), cell('subject')];
  if (behaviour === '')
    throw brokenAt(source, row.line, 'the row names no behaviour: add it, or remove the row');
  const media = cell('media').replace(/^player #?\d+:/i, '');
  const isPoint = cell('type').toUpperCase() === 'POINT';
  const event = (what: StateEvent['what'], column: Column, note: string): ClipEvent => ({
    media: media === '' || media.toUpperCase() === 'NA' ? above : media,
    key: `${cell('observation')}\u0000${subject}\u0000${behaviour}`,
    track: borisTrack(subject, category) ?? (isPoint ? 'events' : null),
    label: labelOfCode(behaviour, category),
    timeUs: timeOf(source, row.line, cell(column)),
    what,
    note: note === '' ? null : note,
    line: row.line,
  });
  const comment = row.cells[columns.comment] ?? '';
  if (columns.time < 0) {
    const first = event(isPoint ? 'point' : 'start', 'start', comment);
    return isPoint ? [first] : [first, event('stop', 'stop', '')];
  }
  const what = kinds[cell('type').toUpperCase()];
  if (what !== undefined) return [event(what, 'time', comment)];
  throw brokenAt(
    source,
    row.line,
    `"${cell('type')}" is none of START, STOP and POINT: correct it`,
  );
}

const kinds: Readonly<Record<string, 'start' | 'stop' | 'point'>> = {
  START: 'start',
  STOP: 'stop',
  POINT: 'point',
};

function timeOf(source: LabelSource, line: number, text: string): number {
  const us = parseSeconds(text);
  if (us !== null) return us;
  throw brokenAt(
    source,
    line,
    `"${text.slice(0, 40)}" is no time in seconds: choose seconds when exporting from BORIS`,
  );
}
