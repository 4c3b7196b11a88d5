/** Clips taken out of a project and brought back, and videos by reference found again after they were moved. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importClip } from '../../../../main/services/clips/import-clip.ts';
import { projectFiles } from '../../../../main/services/project/project-files.ts';
import { matching } from '../../../matching.ts';
import { plainProbe, plantMedia } from '../clips/plain-probe.ts';
import { tempFolder } from '../temp-folder.ts';
import { makeHome, makeProject, openServices } from './open-services.ts';

/** A project with the clip "walk", open in a window. */
async function withClip({ byReference = false } = {}) {
  const project = await makeProject();
  const media = plantMedia(join(tempFolder(), 'walk.mp4'));
  const { clip } = await importClip(project, { path: media, byReference }, plainProbe);
  const services = openServices(makeHome(), { project: project.root });
  const { handlers, pushes } = services;
  const list = () => handlers['clips.list']({});
  return { project, media, clip, services, handlers, pushes, list };
}

describe('a clip that is described anew', () => {
  it('loses nothing when two fields are changed at once', async () => {
    const { handlers, clip, list } = await withClip();
    await Promise.all([
      handlers['clips.change']({ clip: clip.id, name: 'stroll' }),
      handlers['clips.change']({ clip: clip.id, notes: 'dark' }),
      handlers['clips.change']({ clip: clip.id, group: 'anna' }),
    ]);
    expect((await list()).clips).toMatchObject([{ name: 'stroll', notes: 'dark', group: 'anna' }]);
  });
});

describe('a clip that is removed', () => {
  it('waits in the trash, whole, and comes back with all it had', async () => {
    const { handlers, clip, project, list, pushes } = await withClip();
    await handlers['clips.change']({ clip: clip.id, notes: 'dark' });
    const { entry } = await handlers['clips.remove']({ clip: clip.id });
    expect(await list()).toMatchObject({ clips: [], removed: [{ entry, name: 'walk' }] });
    expect(pushes.at(-1)).toEqual({ kind: 'clips-changed' });
    expect(await projectFiles(project.root)).not.toContainEqual(matching(/trash/));
    const storage = await handlers['app.storage']({});
    expect(storage.find(({ what }) => what === 'removed')?.bytes).toBeGreaterThan(0);
    expect(await handlers['clips.restore']({ entry })).toEqual({ clip: clip.id });
    const { clips, removed } = await list();
    expect(removed).toEqual([]);
    expect(clips).toMatchObject([{ id: clip.id, notes: 'dark', isMissing: false }]);
  });

  it('does not come back over the same video imported again, until that is removed too', async () => {
    const { handlers, clip, project, media, list } = await withClip();
    const first = await handlers['clips.remove']({ clip: clip.id });
    await importClip(project, { path: media }, plainProbe);
    await expect(handlers['clips.restore'](first)).rejects.toMatchObject({
      reason: 'bad-input',
      message: matching(/"walk" cannot be brought back/),
    });
    const second = await handlers['clips.remove']({ clip: clip.id });
    expect(second.entry).not.toBe(first.entry);
    expect((await list()).removed).toHaveLength(2);
    await handlers['clips.restore'](first);
    expect((await list()).clips).toHaveLength(1);
  });

  it('is deleted for good when the trash is emptied', async () => {
    const { handlers, clip, project, list } = await withClip();
    const removed = await handlers['clips.remove']({ clip: clip.id });
    expect(await handlers['clips.delete-removed']({})).toEqual({ deleted: 1 });
    expect((await list()).removed).toEqual([]);
    expect(existsSync(join(project.root, '.trash', removed.entry))).toBe(false);
    await expect(handlers['clips.restore'](removed)).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('is not taken away from under somebody who labels it', async () => {
    const { handlers, clip, list } = await withClip();
    const at = { clip: clip.id, set: 'hand' };
    await handlers['labels.open'](at);
    await expect(handlers['clips.remove']({ clip: clip.id })).rejects.toMatchObject({
      reason: 'project-busy',
      message: matching(/open under Label/),
    });
    await handlers['labels.close'](at);
    await handlers['clips.remove']({ clip: clip.id });
    expect((await list()).clips).toEqual([]);
  });
});

describe('a video kept by reference', () => {
  it('that was moved is said to be missing, and found again by its content', async () => {
    const { handlers, clip, media, list } = await withClip({ byReference: true });
    expect((await list()).clips).toMatchObject([{ reference: media, isMissing: false }]);
    const elsewhere = tempFolder();
    mkdirSync(join(elsewhere, 'inside'));
    const moved = join(elsewhere, 'inside', 'other name.MP4');
    renameSync(media, moved);
    // As long, and another video.
    writeFileSync(join(elsewhere, 'alike.mp4'), Buffer.alloc(readFileSync(moved).length, 7));
    expect((await list()).clips).toMatchObject([{ isMissing: true }]);
    await expect(handlers['clips.media']({ clip: clip.id })).rejects.toMatchObject({
      reason: 'not-found',
      message: matching(/is not at ".*walk\.mp4" any more/),
    });
    const empty = await handlers['clips.find-media']({ folder: tempFolder() });
    expect(empty).toEqual({ found: [], stillMissing: 1 });
    const found = await handlers['clips.find-media']({ folder: elsewhere });
    expect(found).toEqual({ found: [clip.id], stillMissing: 0 });
    expect((await list()).clips).toMatchObject([{ reference: moved, isMissing: false }]);
  });

  it('is looked for in a folder that is there', async () => {
    const { handlers, media } = await withClip({ byReference: true });
    rmSync(media);
    await expect(
      handlers['clips.find-media']({ folder: join(tempFolder(), 'none') }),
    ).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('is lent at one address for as long as the window is open', async () => {
    const { handlers, clip, media, services } = await withClip({ byReference: true });
    const { address } = await handlers['clips.media']({ clip: clip.id });
    expect(services.files.find(address)).toBe(media);
    expect(await handlers['clips.media']({ clip: clip.id })).toEqual({ address });
  });
});
