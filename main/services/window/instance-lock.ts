/** One window per settings folder: the second to open it is told that the first is there. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import { writeFault } from '../project/disk-fault.ts';
import { acquireLockFile, type LockFile } from '../project/acquire-lock.ts';

const FILE = 'window.lock';

/** @throws Fault when a window is open on this folder, or the folder cannot be written. */
export async function acquireInstanceLock(folder: string): Promise<LockFile> {
  const path = join(folder, FILE);
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw writeFault(error, folder);
  });
  const lock = await acquireLockFile(path);
  if (lock !== null) return lock;
  throw new Fault(
    'failed',
    `Longtake is open already with the settings in "${folder}": go on in its window, or close it first.`,
  );
}
