/** The folders of extractors: the one LONGTAKE_MODELS names, the user's own, the installer's; what is wrong is a remark, never an error. */
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { places } from '../../places.ts';
import { DEFAULT_EXTRACTOR } from './catalogue.ts';
import { ownExtractorsFolder, type Environment } from './own-folder.ts';

export interface FolderProblem {
  readonly what: string;
  readonly doThis: string;
}

export interface ModelsFolder {
  /** Absolute paths of the .tflite files, folder by folder. */
  readonly files: readonly string[];
  /** For `doctor`; null when all is well. */
  readonly problem: FolderProblem | null;
}

export async function readModelsFolder(env: Environment): Promise<ModelsFolder> {
  const name = env['LONGTAKE_MODELS'] ?? '';
  const named = name === '' ? [] : await filesIn(resolve(name));
  const own = (await filesIn(ownExtractorsFolder(env))) ?? [];
  const carried = (await filesIn(places.carriedExtractors)) ?? [];
  const others = [...own, ...carried];
  return {
    files: [...(named ?? []), ...others],
    problem: problemOf(name, named, { hasOthers: others.length > 0 }),
  };
}

/** Sorted; null for a folder that cannot be read. */
async function filesIn(folder: string): Promise<readonly string[] | null> {
  const names = await readdir(folder).catch(() => null);
  if (names === null) return null;
  const files = names.filter((name) => name.toLowerCase().endsWith('.tflite')).sort();
  return files.map((file) => join(folder, file));
}

function problemOf(
  name: string,
  files: readonly string[] | null,
  { hasOthers }: { readonly hasOthers: boolean },
): FolderProblem | null {
  if (name === '') {
    if (hasOthers) return null;
    const doThis = `run "longtake models fetch ${DEFAULT_EXTRACTOR}", or set it to a folder of .tflite files to use extractors of your own`;
    return { what: 'LONGTAKE_MODELS is not set', doThis };
  }
  if (files === null) {
    const what = `LONGTAKE_MODELS names "${name}", which cannot be read`;
    return { what, doThis: 'name a folder that exists, or unset it' };
  }
  if (files.length > 0) return null;
  const what = `LONGTAKE_MODELS names "${name}", which holds no .tflite file`;
  return { what, doThis: 'put .tflite files into it, or name another folder' };
}
