/** Tables whose fields may hold line ends: rows by column name, each with the line it begins on. */
import { CsvError, parse } from 'csv-parse/sync';
import { brokenAt, type LabelSource } from './label-file.ts';

export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Comma, tab or semicolon: the one the given line has most of. */
export function delimiterOf(line: string): string {
  const count = (delimiter: string): number => line.split(delimiter).length;
  return [',', '\t', ';'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** Empty lines are left out. @throws Fault 'bad-input' for quotes that do not match. */
export function csvRows(source: LabelSource, delimiter: string): readonly CsvRow[] {
  const text = source.text.replace(/^\uFEFF/, '');
  try {
    const records = parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as unknown as readonly { record: readonly string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({
      // What is counted is the line a record ends on.
      line: info.lines - record.reduce((sum, cell) => sum + lineEnds(cell), 0),
      cells: record,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as { readonly lines?: unknown };
    const line = typeof lines === 'number' ? lines : 1;
    throw brokenAt(source, line, 'the quotes of this table do not match: put them right');
  }
}

function lineEnds(cell: string): number {
  return cell.split(/\r\n|\n|\r/).length - 1;
}

/** One line of a table; quoted where it must be, for any of the three delimiters. */
export function csvLine(cells: readonly string[], delimiter: string): string {
  return cells.map(quoted).join(delimiter);
}

function quoted(cell: string): string {
  const isPlain = !/[",;\t\r\n]|^\s|\s$/.test(cell);
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}
