/** Edits of classes undone and redone: after a restart, around newer labels, and only where they still apply. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ClassEdit } from '../../../../contract/labelling/class-edit.ts';
import { readClip } from '../../../../main/services/clips/clip.ts';
import { deleteRemoved, removeClip } from '../../../../main/services/clips/removed-clips.ts';
import { changeProject, openProject } from '../../../../main/services/project/project.ts';
import { matching } from '../../../matching.ts';
import { tempFolder } from '../temp-folder.ts';
import { splitOf } from './class-moves.ts';
import {
  classProject,
  everythingIn,
  openClasses,
  paint,
  sit,
  type Everything,
} from './class-project.ts';

const remove: ClassEdit = { kind: 'delete-class', ...sit };
const merge: ClassEdit = { kind: 'merge-classes', ...sit, into: 'stand' };
const spans = ({ labels }: Everything, clip: string) =>
  (labels[`${clip}/hand`]?.['posture'] ?? []).map((s) => [s.startFrame, s.endFrame, s.classId]);

describe('undo and redo', () => {
  it.each<[ClassEdit['kind'], (clip: string) => ClassEdit]>([
    ['delete-class', () => remove],
    ['delete-track', () => ({ kind: 'delete-track', track: 'posture' })],
    ['merge-classes', () => merge],
    ['split-class', splitOf],
    ['rename-class', () => ({ kind: 'rename-class', ...sit, name: 'Sitting' })],
  ])('of %s give back the very labels and classes, each after a restart', async (kind, editOf) => {
    const { root, open, walk } = await classProject(tempFolder());
    const before = await everythingIn(root);
    await open.apply(editOf(walk));
    const after = await everythingIn(root);
    expect(after).not.toEqual(before);
    await open.close();
    const second = await openClasses(root);
    expect(await second.look()).toMatchObject({ undo: kind, redo: null, remark: null });
    await second.undo();
    expect(await everythingIn(root)).toEqual(before);
    await second.close();
    const third = await openClasses(root);
    expect(await third.look()).toMatchObject({ undo: 'add-class', redo: kind });
    await third.redo();
    expect(await everythingIn(root)).toEqual(after);
    await third.undo();
    expect(await everythingIn(root)).toEqual(before);
  });

  it('have nothing to do in a new project, and at either end', async () => {
    const { root, open } = await classProject(tempFolder());
    const labelled = await everythingIn(root);
    await open.redo();
    expect(await everythingIn(root)).toEqual(labelled);
    rmSync(join(root, 'classes.jsonl'));
    await open.undo();
    expect(await everythingIn(root)).toEqual(labelled);
    expect(await open.look()).toMatchObject({ undo: null, redo: null, remark: null });
  });

  it('end where another edit begins, and an edit that changes nothing is none', async () => {
    const { open } = await classProject(tempFolder());
    const rename = (name: string): ClassEdit => ({ kind: 'rename-class', ...sit, name });
    await open.apply(rename('Sitting'));
    await open.undo();
    await open.apply(rename('Sit'));
    expect(await open.look()).toMatchObject({ undo: 'add-class', redo: 'rename-class' });
    await open.apply(rename('Seated'));
    expect(await open.look()).toMatchObject({ undo: 'rename-class', redo: null });
  });
});

describe('labels made since', () => {
  it('stay around what a deleted class brings back, and go with it again', async () => {
    const { root, open, walk, rest } = await classProject(tempFolder());
    const before = await everythingIn(root);
    await open.apply(remove);
    await open.label(walk, paint(3, 5, 'stand'));
    const labelled = await everythingIn(root);
    await open.undo();
    const after = await everythingIn(root);
    expect(spans(after, walk)).toEqual([
      [0, 3, 'sit'],
      [3, 5, 'stand'],
      [5, 9, 'sit'],
      [9, 15, 'stand'],
    ]);
    expect(spans(after, rest)).toEqual(spans(before, rest));
    await open.redo();
    expect(await everythingIn(root)).toEqual(labelled);
  });

  it('with edges moved and cuts made go back to the class they were merged from', async () => {
    const { root, open, walk } = await classProject(tempFolder());
    await open.label(walk, paint(9, 15, null), paint(12, 15, 'stand'));
    await open.apply(merge);
    const onTrack = { track: 'posture', frame: 0 } as const;
    await open.label(
      walk,
      { kind: 'nudge', ...onTrack, edge: 'start', by: 1 },
      { kind: 'nudge', ...onTrack, frame: 1, edge: 'end', by: 2 },
      { kind: 'split', ...onTrack, frame: 4 },
      paint(20, 25, 'stand'),
    );
    await open.undo();
    expect(spans(await everythingIn(root), walk)).toEqual([
      [1, 4, 'sit'],
      [4, 11, 'sit'],
      [12, 15, 'stand'],
      [20, 25, 'stand'],
    ]);
  });

  it('with the class of a split go back with it, and are split off again', async () => {
    const { root, open, walk, rest } = await classProject(tempFolder());
    await open.apply(splitOf(walk));
    await open.label(rest, paint(20, 25, 'kneel'));
    const labelled = await everythingIn(root);
    await open.undo();
    expect(spans(await everythingIn(root), rest).at(-1)).toEqual([20, 25, 'sit']);
    await open.redo();
    expect(await everythingIn(root)).toEqual(labelled);
  });

  it('with a class that undo would take away are not lost: it is refused', async () => {
    const { root, open, walk } = await classProject(tempFolder());
    await open.apply({ kind: 'add-class', track: 'posture', name: 'Kneel' });
    await open.label(walk, paint(20, 25, 'kneel'));
    const labelled = await everythingIn(root);
    await expect(open.undo()).rejects.toMatchObject({
      reason: 'bad-input',
      message: matching(/^The class "Kneel" has labels by now.*delete the class instead, and undo/),
    });
    expect(await everythingIn(root)).toEqual(labelled);
    await open.apply({ kind: 'delete-class', track: 'posture', classId: 'kneel' });
    await open.undo();
    expect(await everythingIn(root)).toEqual(labelled);
  });

  it('of a clip in the trash are waited for, and passed over once they are gone for good', async () => {
    const { root, open, walk, rest } = await classProject(tempFolder());
    const before = await everythingIn(root);
    await open.apply(remove);
    const project = await openProject(root);
    await removeClip(project, await readClip(join(root, 'clips', walk)));
    const deleted = await everythingIn(root);
    await expect(open.undo()).rejects.toMatchObject({
      message: matching(/^The clip "walk" was removed since.*bring it back under Clips/),
    });
    expect(await everythingIn(root)).toEqual(deleted);
    await deleteRemoved(project);
    await open.undo();
    expect(spans(await everythingIn(root), rest)).toEqual(spans(before, rest));
  });
});

describe('classes changed elsewhere', () => {
  it('make undo and redo refuse, and newer edits are undone as ever', async () => {
    const { root, open } = await classProject(tempFolder());
    await open.apply(remove);
    const elsewhere = async (name: string): Promise<Everything> => {
      await changeProject(await openProject(root), (file) => ({
        ...file,
        tracks: [...file.tracks, { id: name, name, classes: [] }],
      }));
      return everythingIn(root);
    };
    const first = await elsewhere('hands');
    await expect(open.undo()).rejects.toMatchObject({
      reason: 'bad-input',
      message: matching(/changed elsewhere since, .* cannot be undone any more: change them by/),
    });
    expect(await everythingIn(root)).toEqual(first);
    await open.apply({ kind: 'rename-track', track: 'hands', name: 'Both hands' });
    await open.undo();
    expect(await everythingIn(root)).toEqual(first);
    await elsewhere('feet');
    await expect(open.redo()).rejects.toThrow(/cannot be redone any more/);
  });

  it('by another window are its to undo, and of this one', async () => {
    const { root, open } = await classProject(tempFolder());
    const before = await everythingIn(root);
    const other = await openClasses(root);
    await other.apply(remove);
    expect(await open.look()).toMatchObject({ undo: 'delete-class' });
    await open.undo();
    expect(await everythingIn(root)).toEqual(before);
    await other.redo();
    await open.undo();
    expect(await everythingIn(root)).toEqual(before);
  });
});
