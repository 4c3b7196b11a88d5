/** Saves exported labels where the user said: all files or none, and never over what is there. */
import { readdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Fault } from '../../contract/fault.ts';
import { writeFault } from '../services/project/disk-fault.ts';
import { createIncoming, settleIncoming } from '../services/project/incoming.ts';
import {
  endingAskedFor,
  type ExportedFile,
  type LabelExport,
} from '../services/labels/export-labels.ts';
import { requireFree, saveModelAs } from './save-model-as.ts';

export interface LabelPlace {
  readonly path: string;
  readonly isFolder: boolean;
}

/** Also asked by a preview. @throws Fault 'bad-input' where something is there, or the path does not suit the format. */
export async function requirePlace(
  out: string,
  { format, files, isPerClip }: LabelExport,
): Promise<LabelPlace> {
  const path = resolve(out);
  const isFile = !isPerClip || (files.length === 1 && endingAskedFor(format, out) !== null);
  if (isFile) {
    await requireFree(path);
    return { path, isFolder: false };
  }
  if (endingAskedFor(format, out) !== null) {
    throw new Fault(
      'bad-usage',
      `"${format}" has a file for each of the ${files.length} clips: name a folder with --out.`,
    );
  }
  if (!(await isEmptyFolder(path))) await requireFree(path);
  return { path, isFolder: true };
}

/** @returns the paths written, in the order of the files. */
export async function saveLabelFiles(
  { path, isFolder }: LabelPlace,
  files: readonly ExportedFile[],
): Promise<readonly string[]> {
  const [first] = files;
  if (isFolder) return saveFolder(path, files);
  return first === undefined ? [] : [await saveModelAs(path, Buffer.from(first.text()))];
}

async function saveFolder(
  path: string,
  files: readonly ExportedFile[],
): Promise<readonly string[]> {
  const incoming = await createIncoming(dirname(path));
  try {
    for (const { name, text } of files) {
      await writeFile(join(incoming, basename(name)), text(), { flag: 'wx', flush: true });
    }
    if (await isEmptyFolder(path)) await rmdir(path);
    const isSettled = await settleIncoming(incoming, path);
    if (!isSettled) await requireFree(path);
    return files.map(({ name }) => join(path, name));
  } catch (error) {
    throw writeFault(error, path);
  } finally {
    await rm(incoming, { recursive: true, force: true });
  }
}

async function isEmptyFolder(path: string): Promise<boolean> {
  const names = await readdir(path).catch(() => null);
  return names?.length === 0;
}
