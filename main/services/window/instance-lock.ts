/** One window per settings folder: a lock file that says who holds it, and is taken over from a dead process. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import { writeFault } from '../project/disk-fault.ts';
import {
  fateOf,
  ownHolder,
  parseHolder,
  placeLock,
  readLock,
  removeOwn,
  removeStale,
} from '../project/lock-file.ts';

const FILE = 'window.lock';
/** Each try that fails lost a race to another start, and somebody always wins. */
const TRIES = 5;

export interface InstanceLock {
  readonly release: () => Promise<void>;
}

/** @throws Fault when a window is open on this folder, or the folder cannot be written. */
export async function acquireInstanceLock(folder: string): Promise<InstanceLock> {
  const path = join(folder, FILE);
  const text = `${JSON.stringify(await ownHolder())}\n`;
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw writeFault(error, folder);
  });
  for (let n = 0; n < TRIES; n += 1) {
    if (await placeLock(path, text)) return { release: () => removeOwn(path, text) };
    const held = await readLock(path);
    if (held !== null && (await isAlive(held))) throw openAlready(folder);
    if (held !== null) await removeStale(path, held);
  }
  throw openAlready(folder);
}

/** A process of another machine cannot be asked; settings on a shared disk are then taken over. */
async function isAlive(held: string): Promise<boolean> {
  const holder = parseHolder(held);
  return holder !== null && (await fateOf(holder)) === 'alive';
}

function openAlready(folder: string): Fault {
  return new Fault(
    'failed',
    `Longtake is open already with the settings in "${folder}": go on in its window, or close it first.`,
  );
}
