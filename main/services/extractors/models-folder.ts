/** The folder of extractors that LONGTAKE_MODELS names; whatever is wrong with it is a remark, never an error. */
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

export interface FolderProblem {
  readonly what: string;
  readonly doThis: string;
}

export interface ModelsFolder {
  /** Absolute paths of its .tflite files, sorted. */
  readonly files: readonly string[];
  /** For `doctor`; null when all is well. */
  readonly problem: FolderProblem | null;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export async function readModelsFolder(env: Environment): Promise<ModelsFolder> {
  const named = env['LONGTAKE_MODELS'] ?? '';
  if (named === '') {
    const doThis = 'set it to a folder of .tflite files to use extractors of your own';
    return { files: [], problem: { what: 'LONGTAKE_MODELS is not set', doThis } };
  }
  const folder = resolve(named);
  try {
    const names = await readdir(folder);
    const files = names.filter((n) => n.toLowerCase().endsWith('.tflite')).sort();
    const doThis = 'put .tflite files into it, or name another folder';
    const what = `LONGTAKE_MODELS names "${named}", which holds no .tflite file`;
    return {
      files: files.map((name) => join(folder, name)),
      problem: files.length === 0 ? { what, doThis } : null,
    };
  } catch {
    const what = `LONGTAKE_MODELS names "${named}", which cannot be read`;
    return { files: [], problem: { what, doThis: 'name a folder that exists, or unset it' } };
  }
}
