/** Reads the tables that BORIS exports: tabular events (start, stop, point) and aggregated events (start and stop in a row). */
import { parseSeconds } from '../clock.ts';
import { csvRows, delimiterOf, type CsvRow } from '../csv-rows.ts';
import {
  brokenAt,
  FOREVER,
  labelFile,
  tracksOf,
  type FileClip,
  type LabelFile,
  type LabelSource,
} from '../label-file.ts';
import { labelOfCode } from './codes.ts';
import {
  borisTrack,
  pairStates,
  unpairedNotes,
  type Paired,
  type StateEvent,
  type TrackSpan,
} from './pair-states.ts';

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
  commentStop: ['comment stop'],
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
  const read = (row: CsvRow): TableRow => ({ source, row, columns, above });
  const groups = Map.groupBy(rows.slice(at + 1).map(read), mediaOf);
  const notes: string[] = [];
  const clips = [...groups].map(([media, inClip]): FileClip => {
    const { spans, unpaired } =
      columns.time < 0 ? wholeRows(inClip) : pairStates(inClip.map(eventOf));
    notes.push(...unpairedNotes(unpaired, source.name));
    const tracks = tracksOf(spans).map((track) => ({ ...track, mayOverlap: true }));
    return { media, line: inClip[0]?.row.line ?? null, clock: 'media', tracks };
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
  return behaviour >= 0 && ((time >= 0 && type >= 0) || (start >= 0 && stop >= 0));
}

/** Older versions name the video in a block above the table: "Player #1", then its path. */
function videoAbove(rows: readonly CsvRow[]): string | null {
  const row = rows.find(({ cells }) => /^player #?1/i.test((cells[0] ?? '').trim()));
  return row?.cells[1]?.trim() ?? null;
}

interface TableRow {
  readonly source: LabelSource;
  readonly row: CsvRow;
  readonly columns: Columns;
  readonly above: string | null;
}

function cell({ row, columns }: TableRow, column: Column): string {
  return (row.cells[columns[column]] ?? '').trim();
}

function mediaOf(row: TableRow): string | null {
  const media = cell(row, 'media').replace(/^player #?\d+:/i, '');
  return isAbsent(media) ? row.above : media;
}

function isAbsent(text: string): boolean {
  return text === '' || text.toUpperCase() === 'NA';
}

function placeOf(row: TableRow, isPoint: boolean): Pick<StateEvent, 'track' | 'label' | 'line'> {
  const [behaviour, category] = [cell(row, 'behaviour'), cell(row, 'category')];
  const { line } = row.row;
  if (behaviour === '')
    throw brokenAt(row.source, line, 'the row names no behaviour: add it, or remove the row');
  return {
    track: borisTrack(cell(row, 'subject'), category) ?? (isPoint ? 'events' : null),
    label: labelOfCode(behaviour, category),
    line,
  };
}

function commentOf({ row, columns }: TableRow): string | null {
  const comments = [columns.comment, columns.commentStop].map((at) => row.cells[at] ?? '');
  const said = comments.filter((comment) => comment !== '');
  return said.length === 0 ? null : said.join('\n');
}

/** What a start and its stop have in common. */
const keyColumns = ['observation', 'subject', 'behaviour'] as const;

/** A row of tabular events: a start, a stop or a point. */
function eventOf(row: TableRow): StateEvent {
  const type = cell(row, 'type').toUpperCase();
  const what = kinds[type];
  const place = placeOf(row, what === 'point');
  if (what === undefined) {
    const wrong = `"${cell(row, 'type')}" is none of START, STOP and POINT: correct it`;
    throw brokenAt(row.source, place.line, wrong);
  }
  return {
    ...place,
    key: keyColumns.map((column) => cell(row, column)).join('\u0000'),
    timeUs: timeOf(row, 'time'),
    what,
    note: commentOf(row),
  };
}

/** Rows of aggregated events: each is a stretch or a point of its own. Without a type, what ends when it starts is a point. */
function wholeRows(rows: readonly TableRow[]): Paired {
  const read = rows.map((row) => {
    const startUs = timeOf(row, 'start');
    const isOpen = isAbsent(cell(row, 'stop'));
    const type = cell(row, 'type').toUpperCase();
    const isPoint = type === 'POINT' || (!isOpen && timeOf(row, 'stop') === startUs);
    const endUs = isPoint ? startUs : isOpen ? FOREVER : timeOf(row, 'stop');
    const place = placeOf(row, isPoint);
    if (endUs < startUs) {
      throw brokenAt(row.source, place.line, 'the row ends before it starts: correct its times');
    }
    const note = commentOf(row);
    const span: TrackSpan = {
      ...place,
      startUs,
      endUs,
      isPoint,
      ...(note === null ? {} : { note }),
    };
    return span;
  });
  const unpaired = read.flatMap(({ endUs, label }, i) => {
    const line = rows[i]?.row.line;
    return endUs === FOREVER && line !== undefined ? [{ label, line }] : [];
  });
  return { spans: read, unpaired };
}

const kinds: Readonly<Record<string, 'start' | 'stop' | 'point'>> = {
  START: 'start',
  STOP: 'stop',
  POINT: 'point',
};

function timeOf(row: TableRow, column: Column): number {
  const text = cell(row, column);
  const us = parseSeconds(text);
  if (us !== null) return us;
  throw brokenAt(
    row.source,
    row.row.line,
    `"${text.slice(0, 40)}" is no time in seconds: choose seconds when exporting from BORIS`,
  );
}
