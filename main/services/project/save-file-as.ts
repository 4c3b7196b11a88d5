/** Saves a file where the user said: whole or not at all, and never over a file that is there. */
import { randomBytes } from 'node:crypto';
import { lstat, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import { flushToDisk } from './atomic-file.ts';
import { errorCode, writeFault } from './disk-fault.ts';
import { takeName } from './take-name.ts';

/** @returns the path. @throws Fault 'bad-input' where something is there already. */
export async function saveFileAs(path: string, bytes: Uint8Array): Promise<string> {
  const folder = dirname(path);
  await makeFolder(folder);
  const incoming = join(folder, `.incoming-${basename(path)}-${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(incoming, bytes, { flag: 'wx', flush: true });
    if (!(await takeName(incoming, path))) throw taken(path);
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

/** Also asked before the work whose result goes there. @throws Fault 'bad-input' where something is there already. */
export async function requireFree(path: string): Promise<void> {
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
