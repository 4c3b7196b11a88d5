/** Any sequence of class edits, undone and redone, with restarts in between, leads back to the very same files and labels. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Fault } from '../../../../contract/fault.ts';
import type { ClassEdit } from '../../../../contract/labelling/class-edit.ts';
import { palette } from '../../../../contract/palette.ts';
import type { Track } from '../../../../contract/track.ts';
import { FRAMES } from '../clips/plain-probe.ts';
import { tempFolder } from '../temp-folder.ts';
import {
  classProject,
  everythingIn,
  openClasses,
  paint,
  unknownClasses,
  type Everything,
  type OpenClasses,
} from './class-project.ts';

/** One of the kinds of edit, its place among what there is, and what else it needs, by chance. */
interface AnyEdit {
  readonly kind: ClassEdit['kind'];
  readonly pick: number;
  readonly other: number;
}

type Move =
  | ({ readonly move: 'edit' } & AnyEdit)
  | { readonly move: 'undo' | 'redo' | 'restart' }
  | { readonly move: 'label'; readonly pick: number; readonly start: number; readonly of: number };

const kinds: readonly ClassEdit['kind'][] = [
  'add-track',
  'rename-track',
  'order-tracks',
  'delete-track',
  'add-class',
  'rename-class',
  'recolour',
  'set-key',
  'order-classes',
  'merge-classes',
  'split-class',
  'delete-class',
];
const chance = fc.nat(1000);
const anEdit = fc.record({
  move: fc.constant('edit' as const),
  kind: fc.constantFrom(...kinds),
  pick: chance,
  other: chance,
});
const aStep = fc.constantFrom<Move[]>({ move: 'undo' }, { move: 'redo' }, { move: 'restart' });
const aLabel = fc.record({
  move: fc.constant('label' as const),
  pick: chance,
  start: fc.nat(FRAMES - 6),
  of: chance,
});

const at = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
const turned = <T>(list: readonly T[]): T[] => [...list.slice(1), ...list.slice(0, 1)];

/** Null where there is nothing that it could be done to. */
function editOf(
  tracks: readonly Track[],
  { kind, pick, other }: AnyEdit,
  clips: readonly string[],
): ClassEdit | null {
  const name = `N${String(other % 5)}`;
  if (kind === 'add-track') return { kind, name };
  if (kind === 'order-tracks') return { kind, order: turned(tracks.map(({ id }) => id)) };
  const found = at(tracks, pick);
  if (found === undefined) return null;
  const track = found.id;
  const ids = found.classes.map(({ id }) => id);
  if (kind === 'rename-track' || kind === 'add-class') return { kind, track, name };
  if (kind === 'order-classes') return { kind, track, order: turned(ids) };
  if (kind === 'delete-track') return { kind, track };
  const classId = at(ids, other);
  if (classId === undefined) return null;
  const on = { track, classId };
  switch (kind) {
    case 'rename-class':
      return { kind, ...on, name };
    case 'recolour':
      return { kind, ...on, colour: at(palette, pick) ?? '#000000' };
    case 'set-key':
      return { kind, ...on, key: pick % 3 === 0 ? null : String(pick % 10) };
    case 'merge-classes':
      return { kind, ...on, into: at(ids, other + 1) ?? classId };
    case 'split-class':
      return {
        kind,
        ...on,
        name,
        segments: clips.flatMap((clip) =>
          [0, 9, 12].map((startFrame) => ({ clip, set: 'hand', startFrame })),
        ),
      };
    case 'delete-class':
      return { kind, ...on };
  }
}

/** @returns whether it was done; what the rules refuse is as if it had not been asked for. */
async function isDone(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Fault && error.reason === 'bad-input') return false;
    throw error;
  }
}

async function labelAnything(
  open: OpenClasses,
  clips: readonly string[],
  { pick, start, of }: Extract<Move, { move: 'label' }>,
): Promise<void> {
  const found = at(open.tracks(), of);
  const cls = at(found?.classes ?? [], pick);
  if (found === undefined) return;
  const painted = paint(
    start,
    start + 1 + (of % 5),
    pick % 4 === 0 ? null : (cls?.id ?? 'background'),
  );
  await open.label(at(clips, pick) ?? '', { ...painted, track: found.id });
}

it('leads through the same states back and forth', async () => {
  const moves = fc.array(
    fc.oneof({ weight: 3, arbitrary: anEdit }, { weight: 4, arbitrary: aStep }),
    {
      minLength: 4,
      maxLength: 14,
    },
  );
  await fc.assert(
    fc.asyncProperty(moves, async (all) => {
      const { root, open: first, walk, rest } = await classProject(tempFolder());
      let open = first;
      // What was before each step that can be undone, and after each that can be redone.
      const before: Everything[] = [];
      const after: Everything[] = [];
      for (const move of all) {
        const was = await everythingIn(root);
        const { undo, redo } = await open.look();
        if (move.move === 'restart') {
          await open.close();
          open = await openClasses(root);
        } else if (move.move === 'undo' && before.length > 0) {
          await open.undo();
          expect(await everythingIn(root)).toEqual(before.pop());
          after.push(was);
          continue;
        } else if (move.move === 'redo') {
          const wanted = after.pop();
          expect(redo === null).toBe(wanted === undefined);
          await open.redo();
          if (wanted === undefined) continue;
          expect(await everythingIn(root)).toEqual(wanted);
          before.push(was);
          continue;
        } else if (move.move === 'edit') {
          const edit = editOf(open.tracks(), move, [walk, rest]);
          const done = edit !== null && (await isDone(open.apply(edit)));
          const now = await everythingIn(root);
          if (done && JSON.stringify(now) !== JSON.stringify(was)) {
            before.push(was);
            after.length = 0;
          } else {
            expect(now).toEqual(was);
            expect(await open.look()).toMatchObject({ undo, redo });
          }
          continue;
        }
        expect(await everythingIn(root)).toEqual(was);
        expect(await open.look()).toMatchObject({ undo, redo });
      }
      await open.close();
    }),
    { numRuns: 12 },
  );
});

it('with labels made in between, undo and redo lead back, and no label names a class that is gone', async () => {
  const moves = fc.array(fc.oneof(anEdit, aLabel), { minLength: 3, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(moves, async (all) => {
      const { root, open, walk, rest } = await classProject(tempFolder());
      const clips = [walk, rest];
      for (const move of all) {
        if (move.move === 'label') await labelAnything(open, clips, move);
        else {
          const edit = editOf(open.tracks(), move, clips);
          if (edit !== null) await isDone(open.apply(edit));
        }
      }
      const last = await everythingIn(root);
      let undone = 0;
      while ((await open.look()).undo !== null && (await isDone(open.undo()))) {
        expect(unknownClasses(await everythingIn(root))).toEqual([]);
        undone += 1;
      }
      for (; undone > 0; undone -= 1) await open.redo();
      expect(await open.look()).toMatchObject({ redo: null });
      expect(await everythingIn(root)).toEqual(last);
      await open.close();
    }),
    { numRuns: 12 },
  );
});
