/** Saves a model where the user said, never over a file that is there. */
import { lstat, mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault } from '../../contract/fault.ts';
import { errorCode, writeFault } from '../services/project/disk-fault.ts';

/** @returns the path. @throws Fault 'bad-input' where something is there already. */
export async function saveModelAs(path: string, bytes: Uint8Array): Promise<string> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes, { flag: 'wx', flush: true });
    return path;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw writeFault(error, path);
    throw taken(path, error);
  }
}

/** Before the work whose result goes there. @throws Fault 'bad-input' where something is there already. */
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
