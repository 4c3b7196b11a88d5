/** The history of classes through the window's commands: over restarts, and beside other programs. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ClassEdit } from '../../../../contract/labelling/class-edit.ts';
import { changeProject, openProject } from '../../../../main/services/project/project.ts';
import { matching } from '../../../matching.ts';
import { tempFolder } from '../temp-folder.ts';
import { classProject, everythingIn, sit } from '../labelling/class-project.ts';
import { makeHome, openServices } from './open-services.ts';

const remove: ClassEdit = { kind: 'delete-class', ...sit };

async function inClassProject() {
  const { root, open } = await classProject(tempFolder());
  await open.close();
  const home = makeHome();
  return { root, start: () => openServices(home, { project: root }) };
}

it('goes on after the program was closed and started again', async () => {
  const { root, start } = await inClassProject();
  const before = await everythingIn(root);
  const first = start();
  await first.handlers['classes.edit']({ edit: remove });
  const after = await everythingIn(root);
  await first.close();
  const second = start();
  expect(await second.handlers['classes.list']({})).toMatchObject({ undo: 'delete-class' });
  const undone = await second.handlers['classes.undo']({});
  expect(undone).toMatchObject({ undo: 'add-class', redo: 'delete-class', remark: null });
  expect(await everythingIn(root)).toEqual(before);
  await second.close();
  const third = start();
  expect(await third.handlers['classes.redo']({})).toMatchObject({ redo: null });
  expect(await everythingIn(root)).toEqual(after);
  expect(third.pushes.map(({ kind }) => kind)).toContain('clips-changed');
});

it('refuses where another program changed classes, and the window learns of them', async () => {
  const { root, start } = await inClassProject();
  const { handlers } = start();
  await handlers['classes.edit']({ edit: remove });
  const hands = { id: 'hands', name: 'Hands', classes: [] };
  await changeProject(await openProject(root), (file) => ({
    ...file,
    tracks: [...file.tracks, hands],
  }));
  await expect(handlers['classes.undo']({})).rejects.toMatchObject({
    reason: 'bad-input',
    message: matching(/changed elsewhere since/),
  });
  const { tracks } = await handlers['classes.list']({});
  expect(tracks.map(({ id }) => id)).toEqual(['posture', 'hands']);
  await handlers['classes.edit']({ edit: { kind: 'add-class', track: 'hands', name: 'Wave' } });
});

it('that is damaged costs no label and does not keep the project from opening', async () => {
  const { root, start } = await inClassProject();
  const before = await everythingIn(root);
  appendFileSync(join(root, 'classes.jsonl'), 'not ours\n');
  const { handlers } = start();
  expect((await handlers['clips.list']({})).clips).toHaveLength(2);
  expect(await handlers['classes.list']({})).toMatchObject({
    undo: null,
    remark: matching(/cannot be read/),
  });
  expect(await everythingIn(root)).toEqual(before);
});
