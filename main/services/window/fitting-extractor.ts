/** Finds the extractor a model was made with among those this machine has: by content, not by name. */
import type { CheckpointManifest } from '../../../contract/checkpoint.ts';
import { Fault } from '../../../contract/fault.ts';
import { catalogue } from '../extractors/catalogue.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';
import type { ExtractorList } from './known-extractors.ts';

/** @returns the Fault 'extractor-missing' or 'checkpoint-mismatch' where there is none. */
export function fittingExtractor(
  { id, extractor: made }: Pick<CheckpointManifest, 'id' | 'extractor'>,
  { extractors, problem }: ExtractorList,
): Extractor | Fault {
  const whole = extractors
    .map(({ found }) => found)
    .filter((f): f is Extractor => !(f instanceof Fault));
  const fitting = whole.find(({ sha256 }) => sha256 === made.sha256);
  if (fitting !== undefined) return fitting;
  const why = problem === null ? '' : ` (${problem.replace(/\.$/, '')})`;
  const entry = catalogue.find(({ sha256 }) => sha256 === made.sha256);
  const address = entry?.address ?? null;
  const get = address === null ? '' : `get "${made.name}" under Models, or `;
  const file =
    entry === undefined || address === null
      ? 'its .tflite file'
      : `"${entry.file}" (from ${address})`;
  const doThis = `${get}put ${file} into the folder that LONGTAKE_MODELS names`;
  if (whole.length === 0) {
    return new Fault(
      'extractor-missing',
      `No feature extractor was found${why}, and the model "${id}" needs "${made.name}": ${doThis}.`,
    );
  }
  return new Fault(
    'checkpoint-mismatch',
    `The model "${id}" was made with the extractor "${made.name}" (SHA-256 ${made.sha256.slice(0, 12)}…), which is not on this machine: ${doThis}, or choose another model.`,
  );
}
