/** Looks whether this machine has the extractor that is used by default, and says what to do where it has not. */
import { toFault } from '../../../contract/fault.ts';
import { BEST_EXTRACTOR } from './catalogue.ts';
import { readModelsFolder, type FolderProblem } from './models-folder.ts';
import type { Environment } from './own-folder.ts';
import { resolveExtractor, type Extractor } from './resolve-extractor.ts';

export interface ExtractorExamination {
  readonly extractor: Pick<Extractor, 'name' | 'sha256' | 'source'> | null;
  readonly problem: FolderProblem | null;
}

/** @param wanted a name or a path; null for the default. */
export async function examineExtractor(
  env: Environment,
  wanted: string | null = null,
): Promise<ExtractorExamination> {
  const { problem } = await readModelsFolder(env);
  try {
    const { name, sha256, source } = await resolveExtractor({ wanted, env });
    return { extractor: { name, sha256, source }, problem };
  } catch (error) {
    const what = toFault(error).message;
    const doThis = `run "longtake models fetch ${BEST_EXTRACTOR}", or put an extractor into the folder LONGTAKE_MODELS names`;
    return { extractor: null, problem: problem ?? { what, doThis } };
  }
}
