/** Reads a per-frame CSV: stretches of frames that carry one label. */
import { csvRows, delimiterOf, type CsvRow } from '../csv-rows.ts';
import {
  brokenAt,
  labelFile,
  type FileSpan,
  type FileTrack,
  type LabelFile,
  type LabelSource,
} from '../label-file.ts';

interface Columns {
  readonly frame: number;
  readonly source: number;
  readonly labels: readonly { readonly track: string | null; readonly at: number }[];
  readonly probabilities: readonly number[];
}

interface FrameRow {
  readonly line: number;
  readonly frame: number;
  readonly labels: readonly string[];
}

/** Whether a first line is that of a per-frame table. */
export function isFrameHeader(line: string): boolean {
  const names = line.replace(/^\uFEFF/, '').split(delimiterOf(line));
  const plain = names.map((name) => name.trim().replaceAll('"', '').toLowerCase());
  const hasLabel = plain.some((name) => name === 'label' || name.startsWith('label:'));
  return plain[0] === 'frame' && hasLabel;
}

export function readFrameTable(source: LabelSource): LabelFile {
  const [firstLine = ''] = source.text.split(/\r\n|\n|\r/, 1);
  if (!isFrameHeader(firstLine)) {
    throw brokenAt(
      source,
      1,
      'the first line must name the columns frame and label (or label:<track>) of a table with one row per frame',
    );
  }
  const [header, ...rows] = csvRows(source, delimiterOf(firstLine));
  const columns = columnsOf(header?.cells ?? []);
  const frames: FrameRow[] = [];
  for (const row of rows) {
    const frame = frameRow(source, row, columns);
    const before = frames.at(-1);
    if (before !== undefined && frame.frame <= before.frame) {
      throw brokenAt(
        source,
        row.line,
        `frame ${frame.frame} comes after frame ${before.frame}: sort the rows`,
      );
    }
    frames.push(frame);
  }
  const tracks = columns.labels.map(({ track }, i) => ({
    name: track,
    classes: [],
    spans: runsOf(frames, i),
  }));
  const holdProbabilities = rows.some(({ cells }) =>
    columns.probabilities.some((at) => (cells[at] ?? '') !== ''),
  );
  return labelFile([clipOf(tracks)], {
    kind: rows.some(({ cells }) => isFromModel(cells[columns.source])) ? 'predictions' : 'hand',
    notes: holdProbabilities ? ['Probabilities are not kept in a project.'] : [],
  });
}

const clipOf = (tracks: readonly FileTrack[]) =>
  ({ media: null, line: null, clock: 'media', tracks }) as const;

const isFromModel = (source = ''): boolean =>
  ['fresh', 'held', 'dropped', 'predictions'].includes(source);

function columnsOf(cells: readonly string[]): Columns {
  const names = cells.map((name) => name.trim());
  const plain = names.map((name) => name.toLowerCase());
  return {
    frame: plain.indexOf('frame'),
    source: plain.indexOf('source'),
    labels: names.flatMap((name, at): Columns['labels'] => {
      if (name.toLowerCase() === 'label') return [{ track: null, at }];
      return /^label:./i.test(name) ? [{ track: name.slice('label:'.length), at }] : [];
    }),
    probabilities: plain.flatMap((name, at) => (name.startsWith('probability') ? [at] : [])),
  };
}

function frameRow(source: LabelSource, { line, cells }: CsvRow, columns: Columns): FrameRow {
  const frame = cells[columns.frame] ?? '';
  if (!/^\d{1,9}$/.test(frame.trim())) {
    throw brokenAt(source, line, `"${frame}" is no frame number: frames count from 0`);
  }
  const labels = columns.labels.map(({ at }) => cells[at]);
  if (labels.some((label) => label === undefined)) {
    throw brokenAt(
      source,
      line,
      'the row is shorter than the header: give every column a value, or leave it empty',
    );
  }
  return { line, frame: Number(frame), labels: labels.map((label = '') => label.trim()) };
}

/** Frames that are missing, or carry no label, are in no run. */
function runsOf(rows: readonly FrameRow[], column: number): readonly FileSpan[] {
  const runs: { label: string; start: number; end: number; line: number }[] = [];
  for (const { frame, line, labels } of rows) {
    const label = labels[column] ?? '';
    const last = runs.at(-1);
    if (last?.label === label && last.end === frame) last.end = frame + 1;
    else if (label !== '') runs.push({ label, start: frame, end: frame + 1, line });
  }
  return runs.map(({ label, start, end, line }) => ({
    label,
    startUs: 0,
    endUs: 0,
    frames: { start, end },
    line,
  }));
}
