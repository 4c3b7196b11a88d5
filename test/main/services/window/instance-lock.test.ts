/** One window per settings folder: a second start is refused, a dead one's lock is taken over. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquireInstanceLock } from '../../../../main/services/window/instance-lock.ts';
import { processStart } from '../../../../main/services/project/process-start.ts';
import { tempFolder } from '../temp-folder.ts';

const lockOf = (folder: string): string => join(folder, 'window.lock');
const refusal = { reason: 'failed', message: expect.stringMatching(/open already/) as string };

/** The number of a process that has just ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid ?? 0;
}

function leave(folder: string, holder: unknown): void {
  writeFileSync(lockOf(folder), typeof holder === 'string' ? holder : JSON.stringify(holder));
}

describe('the lock', () => {
  it('is had once, and again after it was let go', async () => {
    const folder = join(tempFolder(), 'made', 'for', 'it');
    const lock = await acquireInstanceLock(folder);
    await expect(acquireInstanceLock(folder)).rejects.toMatchObject(refusal);
    await expect(acquireInstanceLock(folder)).rejects.toThrow(folder);
    await lock.release();
    expect(readdirSync(folder)).toEqual([]);
    await (await acquireInstanceLock(folder)).release();
  });

  it('is had by one of many that ask at once', async () => {
    const folder = tempFolder();
    const asked = await Promise.allSettled(
      Array.from({ length: 8 }, () => acquireInstanceLock(folder)),
    );
    const had = asked.filter(({ status }) => status === 'fulfilled');
    expect(had).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['window.lock']);
  });

  it('names its holder', async () => {
    const folder = tempFolder();
    const lock = await acquireInstanceLock(folder);
    const holder: unknown = JSON.parse(readFileSync(lockOf(folder), 'utf8'));
    expect(holder).toMatchObject({ pid: process.pid, host: hostname() });
    await lock.release();
  });

  it('of another program that lives holds', async () => {
    const folder = tempFolder();
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' });
    const pid = child.pid ?? 0;
    leave(folder, { pid, host: hostname(), start: await processStart(pid) });
    await expect(acquireInstanceLock(folder)).rejects.toMatchObject(refusal);
    child.kill();
    await once(child, 'exit');
    await (await acquireInstanceLock(folder)).release();
  });
});

describe('a lock that was left behind', () => {
  it.each<[string, () => Promise<unknown>]>([
    [
      'by a process that ended',
      async () => ({ pid: await deadPid(), host: hostname(), start: null }),
    ],
    [
      'by an earlier process of a number that is in use again',
      () => Promise.resolve({ pid: process.pid, host: hostname(), start: 'long ago' }),
    ],
    [
      'on another machine',
      () => Promise.resolve({ pid: process.pid, host: 'elsewhere', start: null }),
    ],
    ['empty', () => Promise.resolve('')],
    ['as something else', () => Promise.resolve('{"pid": "many"}')],
  ])('%s is taken over', async (_, holder) => {
    const folder = tempFolder();
    leave(folder, await holder());
    const lock = await acquireInstanceLock(folder);
    expect(readdirSync(folder)).toEqual(['window.lock']);
    await expect(acquireInstanceLock(folder)).rejects.toMatchObject(refusal);
    await lock.release();
  });

  it('is taken over by one of many that ask at once', async () => {
    const folder = tempFolder();
    leave(folder, { pid: await deadPid(), host: hostname(), start: null });
    const asked = await Promise.allSettled(
      Array.from({ length: 8 }, () => acquireInstanceLock(folder)),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['window.lock']);
  });

  it('and taken over since is not removed by the one that was late', async () => {
    const folder = tempFolder();
    const lock = await acquireInstanceLock(folder);
    leave(folder, { pid: process.pid, host: hostname(), start: null });
    await lock.release();
    expect(readdirSync(folder)).toEqual(['window.lock']);
  });
});

describe('the start of a process', () => {
  it('is the same at every look, another for another process, and null for none', async () => {
    const own = await processStart(process.pid);
    expect(own).toBeTypeOf('string');
    expect(await processStart(process.pid)).toBe(own);
    expect(await processStart(await deadPid())).toBeNull();
  });
});
