/** Lends an extractor's file to the page, by the name and hash that tie its features to it. */
import type { Delegate } from '../../../contract/extractor.ts';
import type { ExtractorFile } from '../../../contract/job.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';
import type { Stage } from '../stage/stage.ts';

/** @param delegate what computes; everything but watching and its self-test leaves it to the processor. */
export function lendExtractor(
  stage: Stage,
  { path, name, sha256 }: Extractor,
  delegate: Delegate = 'CPU',
): ExtractorFile {
  return { address: stage.lend(path), name, sha256, delegate };
}
