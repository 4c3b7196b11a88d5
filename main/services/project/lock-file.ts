/** A lock file that says who holds it: only one process gets it, and a dead one's is taken over. */
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import * as v from 'valibot';
import { errorCode } from './disk-fault.ts';
import { isRunning } from './incoming.ts';
import { processStart } from './process-start.ts';

/** Each try that fails lost a race to another start, and somebody always wins. */
const TRIES = 5;

const HolderSchema = v.object({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  host: v.string(),
  /** As `processStart` tells it: a number that is given out again does not pass for its old owner. */
  start: v.nullable(v.string()),
});
type Holder = v.InferOutput<typeof HolderSchema>;

export interface LockFile {
  readonly release: () => Promise<void>;
}

/** @returns null while a living process holds it. @throws what the file system says. */
export async function acquireLockFile(path: string): Promise<LockFile | null> {
  const self: Holder = {
    pid: process.pid,
    host: hostname(),
    start: await processStart(process.pid),
  };
  const text = `${JSON.stringify(self)}\n`;
  for (let n = 0; n < TRIES; n += 1) {
    if (await place(path, text)) return { release: () => removeOwn(path, text) };
    const held = await readText(path);
    if (held !== null && (await isAlive(held))) return null;
    if (held !== null) await removeStale(path, held);
  }
  return null;
}

/** The whole content appears at once, or not at all. @returns false when there is a lock already. */
async function place(path: string, text: string): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, text, { flag: 'wx' });
    await link(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** A process of another machine cannot be asked; a lock on a shared disk is then taken over. */
async function isAlive(held: string): Promise<boolean> {
  const holder = parseHolder(held);
  if (holder?.host !== hostname() || !isRunning(holder.pid)) return false;
  if (holder.start === null) return true;
  const start = await processStart(holder.pid);
  return start === null || start === holder.start;
}

function parseHolder(text: string): Holder | null {
  try {
    const parsed = v.safeParse(HolderSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** Moves the lock away first and looks again: another start may have taken it over in between. */
async function removeStale(path: string, held: string): Promise<void> {
  const away = `${path}.${randomUUID()}`;
  const isMoved = await rename(path, away).then(
    () => true,
    () => false,
  );
  if (!isMoved) return;
  if ((await readText(away)) !== held) await link(away, path).catch(() => undefined);
  await rm(away, { force: true });
}

async function removeOwn(path: string, text: string): Promise<void> {
  if ((await readText(path)) === text) await rm(path, { force: true });
}

function readText(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}
