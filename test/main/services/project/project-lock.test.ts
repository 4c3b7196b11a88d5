/** One program at a time changes a project: who has it is told, the dead lose it, and a loser notices at once. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  acquireProjectLock,
  withProjectLock,
} from '../../../../main/services/project/project-lock.ts';
import { matching } from '../../../matching.ts';
import { tempFolder } from '../temp-folder.ts';

const ask = (root: string, more: { takeOver?: boolean; patienceMs?: number } = {}) =>
  acquireProjectLock({ root, scope: 'labels', app: 'the window', ...more });
const busy = { reason: 'project-busy', message: matching(/the window \(process \d+ on .+\)/) };

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('the lock of a project', () => {
  it('is had by one of many that ask at once, and leaves nothing behind', async () => {
    const root = tempFolder();
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => ask(root)));
    const had = asked.flatMap((a) => (a.status === 'fulfilled' ? [a.value] : []));
    expect(had).toHaveLength(1);
    await expect(ask(root)).rejects.toMatchObject(busy);
    await had[0]?.release();
    expect(readdirSync(root)).toEqual([]);
  });

  it('of labelling and of training are two', async () => {
    const root = tempFolder();
    const lock = await ask(root);
    const training = { root, scope: 'training', app: 'longtake train' } as const;
    expect(await withProjectLock(training, () => Promise.resolve('trained'))).toBe('trained');
    await lock.release();
  });

  it('is waited for a little', async () => {
    const root = tempFolder();
    const lock = await ask(root);
    const waiting = ask(root, { patienceMs: 60_000 });
    await lock.release();
    await (await waiting).release();
  });

  it('is let go when the work fails', async () => {
    const root = tempFolder();
    const request = { root, scope: 'labels', app: 'longtake import' } as const;
    await expect(
      withProjectLock(request, () => Promise.reject(new Error('broken'))),
    ).rejects.toThrow('broken');
    await (await ask(root)).release();
  });

  it('is taken over when the user says so, and the loser notices at once', async () => {
    const root = tempFolder();
    const loser = await ask(root);
    await loser.requireHeld();
    const winner = await ask(root, { takeOver: true });
    await expect(loser.requireHeld()).rejects.toMatchObject({
      reason: 'project-read-only',
      message: matching(/was taken over by the window .* only read here/),
    });
    await loser.release();
    await winner.requireHeld();
    writeFileSync(join(root, 'project.json'), '{}');
    rmSync(join(root, '.labels.lock'));
    await expect(winner.requireHeld()).rejects.toMatchObject({
      reason: 'project-read-only',
      message: matching(/its lock is gone/),
    });
  });

  it.each<[string, () => Promise<unknown>, boolean]>([
    ['a dead process', async () => ({ pid: await deadPid(), host: hostname(), start: null }), true],
    ['nobody who can be read', () => Promise.resolve('?'), true],
    [
      'a machine that cannot be asked',
      () => Promise.resolve({ pid: 1, host: 'far', start: null }),
      false,
    ],
  ])('of %s', async (_, holder, isTaken) => {
    const root = tempFolder();
    writeFileSync(join(root, '.labels.lock'), JSON.stringify(await holder()));
    if (!isTaken) await expect(ask(root)).rejects.toThrow(/on far/);
    await (await ask(root, { takeOver: !isTaken })).release();
  });
});
