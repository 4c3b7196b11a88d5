/** Takes a lock file for this process alone: null while a living process holds it, a dead one's is taken over. */
import {
  fateOf,
  ownHolder,
  parseHolder,
  placeLock,
  readLock,
  removeOwn,
  removeStale,
} from './lock-file.ts';

/** Each try that fails lost a race to another start, and somebody always wins. */
const TRIES = 5;

export interface LockFile {
  readonly release: () => Promise<void>;
}

/** @returns null while a living process holds it. @throws Fault where the file cannot be written. */
export async function acquireLockFile(path: string): Promise<LockFile | null> {
  const text = `${JSON.stringify(await ownHolder())}\n`;
  for (let n = 0; n < TRIES; n += 1) {
    if (await placeLock(path, text)) return { release: () => removeOwn(path, text) };
    const held = await readLock(path);
    if (held !== null && (await isAlive(held))) return null;
    if (held !== null) await removeStale(path, held);
  }
  return null;
}

/** A process of another machine cannot be asked; a lock on a shared disk is then taken over. */
async function isAlive(held: string): Promise<boolean> {
  const holder = parseHolder(held);
  return holder !== null && (await fateOf(holder)) === 'alive';
}
