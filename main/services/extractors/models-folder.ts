/** The folders of extractors: the one LONGTAKE_MODELS names, the user's own, the installer's, the program's; what is wrong is a remark, never an error. */
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { places } from '../../places.ts';
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
  const bundled = (await filesIn(places.bundledExtractors)) ?? [];
  return {
    files: [...(named ?? []), ...own, ...carried, ...bundled],
    problem: name === '' ? null : problemOf(name, named),
  };
}

/** Sorted; null for a folder that cannot be read. */
async function filesIn(folder: string): Promise<readonly string[] | null> {
  const names = await readdir(folder).catch(() => null);
  if (names === null) return null;
  const files = names.filter((name) => name.toLowerCase().endsWith('.tflite')).sort();
  return files.map((file) => join(folder, file));
}

function problemOf(name: string, files: readonly string[] | null): FolderProblem | null {
  if (files === null) {
    const what = `LONGTAKE_MODELS names "${name}", which cannot be read`;
    return { what, doThis: 'name a folder that exists, or unset it' };
  }
  if (files.length > 0) return null;
  const what = `LONGTAKE_MODELS names "${name}", which holds no .tflite file`;
  return { what, doThis: 'put .tflite files into it, or name another folder' };
}
