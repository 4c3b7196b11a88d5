/** Label sets on disk, and their frames. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LabelSet } from '../../../../contract/segment.ts';
import { importClip } from '../../../../main/services/clips/import-clip.ts';
import { frameClasses } from '../../../../main/services/labels/frame-classes.ts';
import {
  listLabelSets,
  readLabelSet,
  writeLabelSet,
} from '../../../../main/services/labels/label-set.ts';
import { createProject } from '../../../../main/services/project/project.ts';
import { plainProbe, plantMedia } from '../clips/plain-probe.ts';
import { tempFolder } from '../temp-folder.ts';
import { matching } from '../../../matching.ts';

const set: LabelSet = {
  schemaVersion: 1,
  id: 'hand',
  annotator: 'Ada',
  kind: 'hand',
  tracks: {
    a: [
      { startFrame: 2, endFrame: 4, classId: 'sit', origin: 'hand', note: 'sure' },
      { startFrame: 4, endFrame: 9, classId: 'background', origin: 'accepted', modelId: 'm' },
    ],
  },
};

async function clipInProject() {
  const folder = tempFolder();
  const project = await createProject(join(folder, 'p'));
  const { clip } = await importClip(
    project,
    { path: plantMedia(join(folder, 'a.mp4')) },
    plainProbe,
  );
  return { project, clip };
}

describe('label sets', () => {
  it('come back as they were written', async () => {
    const { project, clip } = await clipInProject();
    expect([await readLabelSet(clip), await listLabelSets(clip)]).toEqual([null, []]);
    await writeLabelSet(project, clip, set);
    await writeLabelSet(project, clip, { ...set, id: 'eve', kind: 'predictions' });
    expect(await readLabelSet(clip)).toEqual(set);
    expect(await listLabelSets(clip)).toEqual(['eve', 'hand']);
  });

  it('are not written when segments overlap', async () => {
    const { project, clip } = await clipInProject();
    const overlapping = [
      { startFrame: 0, endFrame: 5, classId: 'a', origin: 'hand' as const },
      { startFrame: 4, endFrame: 6, classId: 'b', origin: 'hand' as const },
    ];
    const wrong = { ...set, tracks: { a: overlapping } };
    await expect(writeLabelSet(project, clip, wrong)).rejects.toThrow(/must not overlap/);
    expect(await readLabelSet(clip)).toBeNull();
  });

  it('are not written into a newer project', async () => {
    const { project, clip } = await clipInProject();
    const newer = { ...project, newerVersion: 2 };
    await expect(writeLabelSet(newer, clip, set)).rejects.toMatchObject({
      reason: 'project-newer',
    });
  });

  it('say what is wrong with a broken file', async () => {
    const { clip } = await clipInProject();
    mkdirSync(join(clip.folder, 'labels'));
    writeFileSync(join(clip.folder, 'labels', 'hand.json'), '{"schemaVersion": 1, "id": "hand"}');
    await expect(readLabelSet(clip)).rejects.toMatchObject({
      reason: 'project-invalid',
      message: matching(/hand\.json/),
    });
  });
});

describe('frameClasses', () => {
  it('tells background from unlabelled, and stays within the clip', () => {
    const [none, sit, bg] = [null, 'sit', 'background'];
    expect(frameClasses(set, 'a', 7)).toEqual([none, none, sit, sit, bg, bg, bg]);
    expect(frameClasses(set, 'b', 2)).toEqual([none, none]);
    expect(frameClasses(null, 'a', 2)).toEqual([none, none]);
  });
});
