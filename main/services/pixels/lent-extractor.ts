/** Lends an extractor's file to the page, by the name and hash that tie its features to it. */
import type { Delegate } from '../../../contract/extractor.ts';
import type { ExtractorFile } from '../../../contract/job.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';
import type { Stage } from '../stage/stage.ts';

/** @param delegate what computes; everything but watching and its self-test leaves it to the processor. */
export function lendExtractor(
  stage: Stage,
  extractor: Extractor,
  delegate: Delegate = 'CPU',
): ExtractorFile {
  return extractorFile(stage.lend(extractor.path), extractor, delegate);
}

/** The same where its file is lent already, at `address`. */
export function extractorFile(
  address: string,
  { name, sha256, pictureSize }: Extractor,
  delegate: Delegate,
): ExtractorFile {
  return { address, name, sha256, delegate, pictureSize };
}
