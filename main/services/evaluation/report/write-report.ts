/** `--report DIR`: the document, the matrix, every frame's prediction, and a page to look at. */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Fault } from '../../../../contract/fault.ts';
import { writeAtomic, writeJsonAtomic } from '../../project/atomic-file.ts';
import { errorCode } from '../../project/disk-fault.ts';
import type { Evaluation } from '../evaluation-types.ts';
import { confusionCsv } from './confusion-csv.ts';
import { reportPage } from './page.ts';
import { predictionLines } from './predictions-csv.ts';
import type { ReportSubject } from './report-subject.ts';

const reportFiles = {
  document: 'eval.json',
  confusion: 'confusion.csv',
  predictions: 'predictions.csv',
  page: 'report.html',
} as const;

const notAFolder: ReadonlySet<string> = new Set(['EEXIST', 'ENOTDIR']);
const refused: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);

/** Makes the folder so that a report that cannot be written is known before anything is computed. */
export async function prepareReportFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const code = errorCode(error) ?? '';
    const why = notAFolder.has(code)
      ? 'is no folder'
      : refused.has(code)
        ? 'may not be written to'
        : 'could not be made';
    throw new Fault(
      'bad-input',
      `The report folder "${folder}" ${why}; name another with --report.`,
      error,
    );
  }
}

/** Files of an earlier report there are replaced; nothing else in the folder is touched. */
export async function writeReport(
  folder: string,
  evaluation: Evaluation,
  subject: ReportSubject,
): Promise<void> {
  await prepareReportFolder(folder);
  const { document, tracks, outcomes } = evaluation;
  const at = (name: string): string => path.join(folder, name);
  await writeJsonAtomic(at(reportFiles.document), document);
  await writeAtomic(at(reportFiles.confusion), confusionCsv(document));
  await writeStream(at(reportFiles.predictions), predictionLines(tracks, outcomes));
  await writeAtomic(at(reportFiles.page), reportPage(evaluation, subject));
}

async function writeStream(file: string, lines: Iterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(withNewlines(lines)), createWriteStream(file));
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new Fault('disk', `"${file}" could not be written: ${said}.`, error);
  }
}

function* withNewlines(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}
