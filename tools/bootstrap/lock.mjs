/** One set-up at a time: a lock folder in `.setup/`, kept alive by a heartbeat, taken over when its owner is gone. */
import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from './say.mjs';

const heartbeatMs = 2_000;
const staleAfterMs = 30_000;
const pollMs = 100;

/** @typedef {{ pid: number, host: string, token: string }} Owner */

/**
 * @param {string} folder
 * @returns {Owner | null} null while the owner is still writing its name, or never got to
 */
function readOwner(folder) {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'owner.json'), 'utf8'));
  } catch {
    return null;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * @param {string} folder
 * @param {Owner | null} owner
 */
function isStale(folder, owner) {
  if (owner !== null && owner.host === hostname() && !isAlive(owner.pid)) return true;
  const beat = statSync(folder, { throwIfNoEntry: false });
  return beat !== undefined && Date.now() - beat.mtimeMs > staleAfterMs;
}

/**
 * Moves a stale lock aside. Should another process have taken it over in between, the folder moved is
 * a live one (its token differs) and is put back.
 * @param {string} folder
 * @param {Owner | null} owner the owner judged stale
 */
function breakLock(folder, owner) {
  const aside = `${folder}-stale-${process.pid}-${Date.now()}`;
  try {
    renameSync(folder, aside);
    if (readOwner(aside)?.token === owner?.token) rmSync(aside, { recursive: true, force: true });
    else renameSync(aside, folder);
  } catch {
    // Another process was faster; the next round sees how things stand.
  }
}

/**
 * @param {string} folder
 * @returns {Owner | null} null when somebody else holds it
 */
function tryLock(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return null;
    throw error;
  }
  const owner = {
    pid: process.pid,
    host: hostname(),
    token: `${process.pid}-${process.hrtime.bigint()}`,
  };
  writeFileSync(path.join(folder, 'owner.json'), JSON.stringify(owner));
  return owner;
}

/** @param {string} folder */
async function takeLock(folder) {
  mkdirSync(path.dirname(folder), { recursive: true });
  for (let rounds = 0; ; rounds++) {
    const mine = tryLock(folder);
    if (mine !== null) return mine;
    const owner = readOwner(folder);
    if (isStale(folder, owner)) {
      breakLock(folder, owner);
      continue;
    }
    if (rounds === 1)
      say(`waiting for the set-up that is already running (process ${owner?.pid ?? '?'}).`);
    await wait(pollMs);
  }
}

/**
 * Runs `work` while holding the project's lock.
 * @template T
 * @param {string} root
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(root, work) {
  const folder = path.join(root, '.setup', 'lock');
  const mine = await takeLock(folder);
  const heartbeat = setInterval(() => {
    const now = new Date();
    if (readOwner(folder)?.token === mine.token) utimesSync(folder, now, now);
  }, heartbeatMs);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if (readOwner(folder)?.token === mine.token) rmSync(folder, { recursive: true, force: true });
  }
}
