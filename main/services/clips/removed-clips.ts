/** Clips taken out of a project: their folders wait in its trash, whole, until they are brought back or deleted. */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import type { RemovedClip } from '../../../contract/window/clips.ts';
import { flushToDisk } from '../project/atomic-file.ts';
import { writeFault } from '../project/disk-fault.ts';
import { clipsFolder, type Project } from '../project/project.ts';
import { readClip, type Clip } from './clip.ts';

/** Begins with a dot, so that no copy and no bundle of the project takes it along. */
export function trashFolder(root: string): string {
  return join(root, '.trash');
}

/** By one rename. @returns the entry by which it is brought back. */
export async function removeClip({ root }: Project, { id, folder }: Clip): Promise<string> {
  const trash = trashFolder(root);
  // The same video may have been imported and removed before.
  const entry = (await isThere(join(trash, id))) ? `${id}-${randomBytes(4).toString('hex')}` : id;
  await move(folder, join(trash, entry), { into: trash, from: clipsFolder(root) });
  return entry;
}

/** @returns the clip's id. @throws Fault 'not-found', or 'bad-input' where a clip of that id is there again. */
export async function restoreClip({ root }: Project, entry: string): Promise<string> {
  const from = join(trashFolder(root), entry);
  if (!(await isThere(from))) {
    throw new Fault('not-found', 'This clip is not in the trash any more: look at the list again.');
  }
  const { id, file } = await readClip(from);
  const folder = join(clipsFolder(root), id);
  if (await isThere(folder)) {
    const message = `"${file.name}" cannot be brought back, since the clip "${id}" is in the project again: remove that one first.`;
    throw new Fault('bad-input', message);
  }
  await move(from, folder, { into: clipsFolder(root), from: trashFolder(root) });
  return id;
}

/** What cannot be read as a clip is listed by its folder. */
export async function listRemoved({ root }: Project): Promise<readonly RemovedClip[]> {
  const trash = trashFolder(root);
  const entries = await readdir(trash).catch((): string[] => []);
  const removed = await Promise.all(
    entries
      .filter((entry) => !entry.startsWith('.'))
      .map(async (entry) => {
        const clip = await readClip(join(trash, entry)).catch(() => null);
        return { entry, name: clip?.file.name ?? entry };
      }),
  );
  return removed.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
}

/** For good. @returns how many there were. */
export async function deleteRemoved(project: Project): Promise<number> {
  const removed = await listRemoved(project);
  for (const { entry } of removed) {
    const path = join(trashFolder(project.root), entry);
    await rm(path, { recursive: true, force: true }).catch((error: unknown) => {
      throw writeFault(error, path);
    });
  }
  return removed.length;
}

async function move(
  from: string,
  to: string,
  folders: { readonly into: string; readonly from: string },
): Promise<void> {
  try {
    await mkdir(folders.into, { recursive: true });
    await rename(from, to);
    await flushToDisk(folders.into);
    await flushToDisk(folders.from);
  } catch (error) {
    throw writeFault(error, to);
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
