/** A file that says who holds something: it appears whole or not at all, and is taken over from a dead process. */
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import * as v from 'valibot';
import { errorCode, writeFault } from './disk-fault.ts';
import { isRunning } from './incoming.ts';
import { processStart } from './process-start.ts';

const HolderSchema = v.object({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  host: v.string(),
  /** As `processStart` tells it: a number that is given out again does not pass for its old owner. */
  start: v.nullable(v.string()),
  /** The part of the program that holds it, in words, where more than one might. */
  app: v.optional(v.string()),
});
export type Holder = v.InferOutput<typeof HolderSchema>;

/** This process, as a lock names it. */
export async function ownHolder(): Promise<Holder> {
  return { pid: process.pid, host: hostname(), start: await processStart(process.pid) };
}

/** @returns false when there is a lock already. @throws Fault */
export async function placeLock(path: string, text: string): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, text, { flag: 'wx' });
    await link(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw writeFault(error, path);
  } finally {
    await rm(draft, { force: true });
  }
}

/** alive and dead are certain; unknown is a process of another machine, which cannot be asked. */
export async function fateOf({ pid, host, start }: Holder): Promise<'alive' | 'dead' | 'unknown'> {
  if (host !== hostname()) return 'unknown';
  if (!isRunning(pid)) return 'dead';
  const now = start === null ? null : await processStart(pid);
  return now === null || now === start ? 'alive' : 'dead';
}

/** @returns null for what is no lock of ours. */
export function parseHolder(text: string): Holder | null {
  try {
    const parsed = v.safeParse(HolderSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** Moves the lock away first and looks again: another start may have taken it over in between. */
export async function removeStale(path: string, held: string): Promise<void> {
  const away = `${path}.${randomUUID()}`;
  const isMoved = await rename(path, away).then(
    () => true,
    () => false,
  );
  if (!isMoved) return;
  if ((await readLock(away)) !== held) await link(away, path).catch(() => undefined);
  await rm(away, { force: true });
}

export async function removeOwn(path: string, text: string): Promise<void> {
  if ((await readLock(path)) === text) await rm(path, { force: true });
}

export function readLock(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}
