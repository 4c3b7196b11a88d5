/** Saves a model where the user said: whole or not at all, and never over a file that is there. */
import { randomBytes } from 'node:crypto';
import { link, lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../../contract/fault.ts';
import { flushToDisk } from '../services/project/atomic-file.ts';
import { errorCode, writeFault } from '../services/project/disk-fault.ts';

/** @returns the path. @throws Fault 'bad-input' where something is there already. */
export async function saveModelAs(path: string, bytes: Uint8Array): Promise<string> {
  const folder = dirname(path);
  await makeFolder(folder);
  const incoming = join(folder, `.incoming-${basename(path)}-${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(incoming, bytes, { flag: 'wx', flush: true });
    await giveName(incoming, path);
    await flushToDisk(folder);
    return path;
  } catch (error) {
    throw writeFault(error, path);
  } finally {
    await rm(incoming, { force: true });
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const code = errorCode(error);
    if (code !== 'EEXIST' && code !== 'ENOTDIR') throw writeFault(error, folder);
    throw new Fault(
      'bad-input',
      `"${folder}" is no folder, so nothing can be written in it; choose another place with --out.`,
      error,
    );
  }
}

/** A link, unlike a rename, fails where the name is taken; file systems without links get the rename. */
async function giveName(incoming: string, path: string): Promise<void> {
  try {
    await link(incoming, path);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') throw taken(path, error);
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    await requireFree(path);
    await rename(incoming, path);
  }
}

async function requireFree(path: string): Promise<void> {
  const there = await lstat(path).catch(() => null);
  if (there !== null) throw taken(path);
}

function taken(path: string, cause?: unknown): Fault {
  return new Fault(
    'bad-input',
    `"${path}" is there already and is not overwritten; choose another name with --out.`,
    cause,
  );
}
