/** Edits of classes that fail or are killed on their way: all or nothing, or undo takes back the rest. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../../contract/fault.ts';
import type { ClassEdit } from '../../../../contract/labelling/class-edit.ts';
import { createRandom } from '../../../../model/random.ts';
import { tempFolder } from '../temp-folder.ts';
import { classProject, everythingIn, openClasses, sit, unknownClasses } from './class-project.ts';
import { splitOf } from './class-moves.ts';

type EditOf = (...clips: readonly string[]) => ClassEdit;
const cases: readonly (readonly [ClassEdit['kind'], EditOf])[] = [
  ['delete-class', () => ({ kind: 'delete-class', ...sit })],
  ['merge-classes', () => ({ kind: 'merge-classes', ...sit, into: 'stand' })],
  ['split-class', splitOf],
];

/** Refuses from the n-th label set on, as many as it is told to. */
function refusing(first: number, count: number): () => void {
  let n = 0;
  return () => {
    n += 1;
    if (n >= first && n < first + count) throw new Fault('disk', 'The disk is full.');
  };
}

describe('a disk that refuses the second clip', () => {
  it.each(cases)('leaves everything as it was before %s', async (_, editOf) => {
    const { root, open, walk, rest } = await classProject(tempFolder());
    await open.apply({ kind: 'rename-class', ...sit, name: 'Sitting' });
    await open.undo();
    const before = await everythingIn(root);
    const failing = await openClasses(root, refusing(2, 1));
    await expect(failing.apply(editOf(walk, rest))).rejects.toThrow('The disk is full.');
    expect(await everythingIn(root)).toEqual(before);
    expect(await failing.look()).toMatchObject({ undo: 'add-class', redo: 'rename-class' });
  });

  it.each(cases)('and goes on refusing leaves %s to be undone', async (kind, editOf) => {
    const { root, open, walk, rest } = await classProject(tempFolder());
    const before = await everythingIn(root);
    const failing = await openClasses(root, refusing(2, Infinity));
    await expect(failing.apply(editOf(walk, rest))).rejects.toThrow('The disk is full.');
    expect(await everythingIn(root)).not.toEqual(before);
    expect(await open.look()).toMatchObject({ undo: kind });
    await open.undo();
    expect(await everythingIn(root)).toEqual(before);
  });

  it.each(cases)('leaves the undo of %s to be done again, and redo', async (kind, editOf) => {
    const { root, open, walk, rest } = await classProject(tempFolder());
    const before = await everythingIn(root);
    await open.apply(editOf(walk, rest));
    const done = await everythingIn(root);
    const failing = await openClasses(root, refusing(2, 1));
    await expect(failing.undo()).rejects.toThrow('The disk is full.');
    await failing.undo();
    expect(await everythingIn(root)).toEqual(before);
    // The undo that failed knows no more what it had taken back of a split.
    if (kind === 'split-class') return;
    const again = await openClasses(root, refusing(2, Infinity));
    await expect(again.redo()).rejects.toThrow('The disk is full.');
    await open.undo();
    expect(await everythingIn(root)).toEqual(before);
    await open.redo();
    expect(await everythingIn(root)).toEqual(done);
  });
});

it('labels that cannot be read stop an edit before it begins', async () => {
  const { root, open, rest } = await classProject(tempFolder());
  const journal = join(root, 'clips', rest, 'journal.jsonl');
  const before = await everythingIn(root);
  const hidden = await openClasses(root);
  rmSync(journal);
  mkdirSync(journal);
  await expect(hidden.apply({ kind: 'delete-class', ...sit })).rejects.toMatchObject({
    reason: 'project-invalid',
  });
  rmSync(journal, { recursive: true });
  expect((await everythingIn(root)).project).toBe(before.project);
  expect(await open.look()).toMatchObject({ undo: 'add-class' });
});

/** LONGTAKE_KILLS=200 for the long run. */
const KILLS = Number(process.env['LONGTAKE_KILLS'] ?? 6);
const script = fileURLToPath(new URL('./killed-class-edits.ts', import.meta.url));

async function editUntilKilled(args: readonly string[], aliveMs: number): Promise<void> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  await once(child.stdout, 'data');
  child.stdout.resume();
  await after(aliveMs);
  child.kill('SIGKILL');
  expect(await closed).toEqual([null, 'SIGKILL']);
}

it(
  `is undone to the first after each of ${String(KILLS)} kills`,
  async () => {
    const random = createRandom(20_261_126);
    const { root, open, walk, rest } = await classProject(tempFolder());
    await open.close();
    const before = await everythingIn(root);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await editUntilKilled([root, walk, rest], random.uniform() * 150);
      const left = await everythingIn(root);
      expect(unknownClasses(left), `kill ${String(kill)}`).toEqual([]);
      const again = await openClasses(root);
      while ((await again.look()).undo !== 'add-class') await again.undo();
      expect(await everythingIn(root), `kill ${String(kill)}`).toEqual(before);
      await again.close();
    }
  },
  KILLS * 20_000 + 30_000,
);
