/** A project's folder that is moved or deleted while its labels are open: said as it is, and nothing is lost. */
import { cpSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../../contract/labelling/edit.ts';
import { readClip } from '../../../../main/services/clips/clip.ts';
import { importClip } from '../../../../main/services/clips/import-clip.ts';
import { readLabelSet } from '../../../../main/services/labels/label-set.ts';
import { matching } from '../../../matching.ts';
import { plainProbe, plantMedia } from '../clips/plain-probe.ts';
import { tempFolder } from '../temp-folder.ts';
import { makeHome, makeProject, openServices } from './open-services.ts';

const paint = (startFrame: number, endFrame: number): Edit => ({
  ...{ kind: 'paint', track: 'posture', startFrame, endFrame, classId: 'sit' },
});
const gone = {
  reason: 'project-gone',
  message: matching(/^The project's folder ".*" is gone: put it back, /),
};
const SOON = { timeout: 20_000 };

/** A clip open under Label, with frames 0 to 8 painted and acknowledged. */
async function labelled() {
  const project = await makeProject();
  const path = plantMedia(join(tempFolder(), 'walk.mp4'));
  const { clip } = await importClip(project, { path }, plainProbe);
  const { handlers, pushes } = openServices(makeHome(), { project: project.root });
  await handlers['classes.edit']({ edit: { kind: 'add-track', name: 'Posture' } });
  await handlers['classes.edit']({ edit: { kind: 'add-class', track: 'posture', name: 'Sit' } });
  const at = { clip: clip.id, set: 'hand' };
  await handlers['labels.open'](at);
  await handlers['labels.edit']({ ...at, edits: [paint(0, 9)] });
  const told = () => pushes.flatMap((push) => (push.kind === 'project-gone' ? [push.message] : []));
  const kept = async () =>
    (await readLabelSet(await readClip(clip.folder)))?.tracks['posture']?.map((s) => [
      ...[s.startFrame, s.endFrame],
    ]);
  return {
    root: project.root,
    away: `${project.root}-away`,
    clip,
    handlers,
    at,
    told,
    kept,
    pushes,
  };
}

describe('a project’s folder that was moved', () => {
  it('is said to be gone, and takes the next edit when it is back', async () => {
    const { root, away, handlers, at, told, kept, pushes } = await labelled();
    renameSync(root, away);
    await expect(handlers['labels.edit']({ ...at, edits: [paint(20, 25)] })).rejects.toMatchObject(
      gone,
    );
    await expect(handlers['labels.open'](at)).rejects.toMatchObject(gone);
    expect(told()).toEqual([gone.message]);
    renameSync(away, root);
    const edited = await handlers['labels.edit']({ ...at, edits: [paint(20, 25)] });
    expect(edited.changed['posture']).toHaveLength(2);
    expect(told()).toEqual([gone.message, null]);
    expect(await kept()).toEqual([
      [0, 9],
      [20, 25],
    ]);
    expect(pushes.map(({ kind }) => kind)).not.toContain('labels-read-only');
  });

  it('is noticed, and so is its return, without an edit', async () => {
    const { root, away, told } = await labelled();
    renameSync(root, away);
    await expect.poll(told, SOON).toEqual([gone.message]);
    renameSync(away, root);
    await expect.poll(told, SOON).toEqual([gone.message, null]);
  });

  it('can be opened where it is now', async () => {
    const { root, away, handlers, at } = await labelled();
    renameSync(root, away);
    await handlers['projects.open']({ folder: away });
    expect(await handlers['labels.open'](at)).toMatchObject({ readOnly: null, undo: 'paint' });
  });

  it('is no project without clips', async () => {
    const { root, handlers } = await labelled();
    rmSync(root, { recursive: true });
    await expect(handlers['clips.list']({})).rejects.toMatchObject(gone);
  });
});

describe('a project’s folder that was put back from a copy', () => {
  it('is completed by every edit that was acknowledged', async () => {
    const { root, away, clip, handlers, at, kept } = await labelled();
    cpSync(root, away, { recursive: true });
    rmSync(join(away, '.labels.lock'));
    await handlers['labels.edit']({ ...at, edits: [paint(10, 12)] });
    rmSync(root, { recursive: true });
    await expect(handlers['labels.edit']({ ...at, edits: [paint(20, 25)] })).rejects.toMatchObject(
      gone,
    );
    renameSync(away, root);
    await handlers['labels.edit']({ ...at, edits: [paint(20, 25)] });
    expect(await kept()).toEqual([
      [0, 9],
      [10, 12],
      [20, 25],
    ]);
    const lines = readFileSync(join(clip.folder, 'journal.jsonl'), 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(4);
  });
});
