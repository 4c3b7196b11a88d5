/** Saves exported labels where the user said: all files or none, and never over what is there. */
import { readdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import type { LabelFileFormat } from '../../../contract/label-file-formats.ts';
import { writeFault } from '../project/disk-fault.ts';
import { createIncoming, settleIncoming } from '../project/incoming.ts';
import { requireFree, saveFileAs } from '../project/save-file-as.ts';
import { endingAskedFor, type ExportedFile } from './export-labels.ts';

export interface LabelPlace {
  readonly path: string;
  readonly isFolder: boolean;
}

/** What a place must suit. */
export interface ToPlace {
  readonly format: LabelFileFormat;
  readonly isPerClip: boolean;
  readonly files: number;
}

export interface SavingOptions {
  /** Called after each file. */
  readonly onSaved?: (files: number) => void;
  /** Stops between files; nothing is left then. */
  readonly signal?: AbortSignal;
}

/** Also asked by a preview. @throws Fault 'bad-input' where something is there, or the path does not suit the format. */
export async function requirePlace(
  out: string,
  { format, files, isPerClip }: ToPlace,
): Promise<LabelPlace> {
  const path = resolve(out);
  const isFile = !isPerClip || (files === 1 && endingAskedFor(format, out) !== null);
  if (isFile) {
    await requireFree(path);
    return { path, isFolder: false };
  }
  if (endingAskedFor(format, out) !== null) {
    throw new Fault(
      'bad-usage',
      `"${format}" has a file for each of the ${files} clips: name a folder with --out.`,
    );
  }
  if (!(await isEmptyFolder(path))) await requireFree(path);
  return { path, isFolder: true };
}

/** @returns the paths written, in the order of the files. */
export async function saveLabelFiles(
  { path, isFolder }: LabelPlace,
  files: readonly ExportedFile[],
  options: SavingOptions = {},
): Promise<readonly string[]> {
  const [first] = files;
  if (isFolder) return saveFolder(path, files, options);
  if (first === undefined) return [];
  throwIfStopped(options.signal);
  const saved = await saveFileAs(path, Buffer.from(first.text()));
  options.onSaved?.(1);
  return [saved];
}

async function saveFolder(
  path: string,
  files: readonly ExportedFile[],
  { onSaved, signal }: SavingOptions,
): Promise<readonly string[]> {
  const incoming = await createIncoming(dirname(path));
  try {
    for (const [i, { name, text }] of files.entries()) {
      throwIfStopped(signal);
      await writeFile(join(incoming, basename(name)), text(), { flag: 'wx', flush: true });
      onSaved?.(i + 1);
    }
    throwIfStopped(signal);
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

function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  throw new Fault('cancelled', 'The export was stopped; nothing was written.');
}

async function isEmptyFolder(path: string): Promise<boolean> {
  const names = await readdir(path).catch(() => null);
  return names?.length === 0;
}
