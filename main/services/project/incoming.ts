/**
 * Folders being filled, which become part of the project by one rename at the end.
 * The name says who fills it: `.incoming-<host>-<pid>-<random>`; nothing else in a project starts that way.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { flushToDisk } from './atomic-file.ts';
import { errorCode, writeFault } from './disk-fault.ts';
import { slugOf } from './slug.ts';

const namePattern = /^\.incoming-(.+)-(\d+)-[0-9a-f]{12}$/;
/** A folder that holds it is a recording: never removed, but repaired by whoever opens the project to work in it. */
export const RECORDING_FILE = 'recording.json';
const ONE_DAY_MS = 24 * 60 * 60 * 1000;
const ourHost = slugOf(hostname(), 'host');
const ourStartMs = Date.now() - process.uptime() * 1000;
/** Names of those that this process fills: of them no clock has a say. */
const filledHere = new Set<string>();

/** A new empty folder inside `parent`, which is made when it is missing. */
export async function createIncoming(parent: string): Promise<string> {
  const path = join(
    parent,
    `.incoming-${ourHost}-${process.pid}-${randomBytes(6).toString('hex')}`,
  );
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw writeFault(error, path);
  }
  filledHere.add(basename(path));
  return path;
}

/** This process fills it no more, and whoever finds it may take it for left behind. */
export function leaveIncoming(path: string): void {
  filledHere.delete(basename(path));
}

/** Whether this process fills the folder of this name now. */
export function isFilledHere(name: string): boolean {
  return filledHere.has(name);
}

/**
 * Moves a filled folder to its place and flushes the entry.
 * @returns false, with the incoming folder removed, when something stands there already; nothing is overwritten.
 */
export async function settleIncoming(incoming: string, place: string): Promise<boolean> {
  const taken = await stat(place).then(
    () => true,
    () => false,
  );
  try {
    if (!taken) {
      await flushToDisk(incoming);
      await rename(incoming, place);
      await flushToDisk(dirname(place));
      return true;
    }
  } catch (error) {
    const code = errorCode(error) ?? '';
    const cameSecond =
      ['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM'].includes(code) && (await exists(place));
    if (!cameSecond) throw writeFault(error, place);
  }
  await rm(incoming, { recursive: true, force: true });
  return false;
}

/** Removes what crashed processes left behind in `parent`; a live process keeps its own. Never throws. */
export async function cleanIncoming(parent: string): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const path = join(parent, name);
    if ((await isAbandoned(name, path)) && !(await exists(join(path, RECORDING_FILE)))) {
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

async function isAbandoned(name: string, path: string): Promise<boolean> {
  if (!namePattern.test(name) || isFilledHere(name)) return false;
  const changedMs = await stat(path).then(
    (s) => s.mtimeMs,
    () => null,
  );
  if (changedMs === null) return false;
  if (Date.now() - changedMs > ONE_DAY_MS) return true;
  return fillerHasEnded(name, changedMs) ?? false;
}

/** Whether the process that filled a folder of this name has ended; null where that cannot be told from here. */
export function fillerHasEnded(name: string, changedMs: number): boolean | null {
  const match = namePattern.exec(name);
  if (match?.[1] !== ourHost) return null;
  const pid = Number(match[2]);
  return pid === process.pid ? changedMs < ourStartMs : !isRunning(pid);
}

/** Whether a process of this number lives on this machine. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
