/** Lends an extractor's file to the page, by the name and hash that tie its features to it. */
import type { ExtractorFile } from '../../../contract/job.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';
import type { Stage } from '../stage/stage.ts';

export function lendExtractor(stage: Stage, { path, name, sha256 }: Extractor): ExtractorFile {
  return { address: stage.lend(path), name, sha256 };
}
