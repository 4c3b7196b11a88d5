/** A project's classes.jsonl when it is damaged, replaced or made up: it costs what could be undone, never labels. */
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ClassEdit } from '../../../../contract/labelling/class-edit.ts';
import { duplicateProject } from '../../../../main/services/project/duplicate-project.ts';
import { openProject } from '../../../../main/services/project/project.ts';
import { matching } from '../../../matching.ts';
import { tempFolder } from '../temp-folder.ts';
import { classProject, everythingIn, openClasses, sit } from './class-project.ts';

const remove: ClassEdit = { kind: 'delete-class', ...sit };

describe('a history', () => {
  it.each([
    ['no JSON', 'x\n'],
    ['an entry of another program', '{"kind":"edit","at":"","edit":{"kind":"paint"}}\n'],
    ['an undo of nothing', '{"kind":"undo","at":"","chosen":null}\n'.repeat(9)],
  ])('with %s in it is empty, says so, and begins anew', async (_, line) => {
    const { root, open } = await classProject(tempFolder());
    const before = await everythingIn(root);
    await open.apply(remove);
    appendFileSync(join(root, 'classes.jsonl'), line);
    const again = await openClasses(root);
    expect(await again.look()).toMatchObject({
      undo: null,
      redo: null,
      remark: matching(/classes\.jsonl" cannot be read, so .* the next change begins it anew\.$/),
    });
    const deleted = await everythingIn(root);
    await again.undo();
    expect(await everythingIn(root)).toEqual(deleted);
    expect(deleted.labels).not.toEqual(before.labels);
    await again.apply({ kind: 'rename-track', track: 'posture', name: 'Pose' });
    expect(await again.look()).toMatchObject({ undo: 'rename-track', remark: null });
    await again.undo();
    expect(await everythingIn(root)).toEqual(deleted);
  });

  it('in whose place a folder stands is empty, and the edit that cannot be kept is refused', async () => {
    const { root, open } = await classProject(tempFolder());
    const before = await everythingIn(root);
    rmSync(join(root, 'classes.jsonl'));
    mkdirSync(join(root, 'classes.jsonl'));
    expect(await open.look()).toMatchObject({ undo: null, remark: matching(/cannot be read/) });
    await expect(open.apply(remove)).rejects.toMatchObject({ reason: 'disk' });
    expect(await everythingIn(root)).toEqual(before);
  });

  it.skipIf(process.platform === 'win32')('that cannot be opened is replaced', async () => {
    const { root, open } = await classProject(tempFolder());
    const before = await everythingIn(root);
    rmSync(join(root, 'classes.jsonl'));
    symlinkSync('classes.jsonl', join(root, 'classes.jsonl'));
    expect(await open.look()).toMatchObject({ undo: null, remark: matching(/cannot be read/) });
    await open.apply(remove);
    await open.undo();
    expect(await everythingIn(root)).toEqual(before);
    expect(await open.look()).toMatchObject({ redo: 'delete-class', remark: null });
  });

  it('goes along into a copy of the project', async () => {
    const folder = tempFolder();
    const { root, open } = await classProject(folder);
    const before = await everythingIn(root);
    await open.apply(remove);
    const copy = await duplicateProject(await openProject(root), join(folder, 'copy.longtake'));
    const copied = await openClasses(copy.root);
    await copied.undo();
    expect((await everythingIn(copy.root)).labels).toEqual(before.labels);
    expect(await open.look()).toMatchObject({ undo: 'delete-class' });
  });

  it('made up by hand puts no class in place of one that has labels', async () => {
    const { root, open } = await classProject(tempFolder());
    await open.apply({ kind: 'rename-track', track: 'posture', name: 'Pose' });
    const path = join(root, 'classes.jsonl');
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const last = JSON.parse(lines.at(-1)) as object;
    writeFileSync(
      path,
      [...lines.slice(0, -1), JSON.stringify({ ...last, before: [] }), ''].join('\n'),
    );
    const renamed = await everythingIn(root);
    await expect(open.undo()).rejects.toThrow(/^The track "Pose" has labels by now/);
    expect(await everythingIn(root)).toEqual(renamed);
  });

  it('whose last line was cut short goes on from the line before', async () => {
    const { root, open } = await classProject(tempFolder());
    const before = await everythingIn(root);
    await open.apply(remove);
    appendFileSync(join(root, 'classes.jsonl'), '{"kind":"undo","at":"20');
    const again = await openClasses(root);
    await again.undo();
    expect(await everythingIn(root)).toEqual(before);
    await again.redo();
    await again.undo();
    expect(await everythingIn(root)).toEqual(before);
  });
});
