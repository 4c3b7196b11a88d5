/** Two labellers of one project in the window: a set for each, and how far they agree. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importClip } from '../../../../main/services/clips/import-clip.ts';
import { plainProbe, plantMedia } from '../clips/plain-probe.ts';
import { tempFolder } from '../temp-folder.ts';
import { makeHome, makeProject, openServices } from './open-services.ts';

type Stretch = readonly [startFrame: number, endFrame: number, classId: string];

async function withTwo(stretches: Readonly<Record<string, readonly Stretch[]>>) {
  const project = await makeProject();
  const path = plantMedia(join(tempFolder(), 'walk.mp4'));
  const { clip } = await importClip(project, { path }, plainProbe);
  const { handlers } = openServices(makeHome(), { project: project.root });
  await handlers['classes.edit']({ edit: { kind: 'add-track', name: 'Posture' } });
  for (const name of ['Sit', 'Stand'])
    await handlers['classes.edit']({ edit: { kind: 'add-class', track: 'posture', name } });
  for (const [set, list] of Object.entries(stretches)) {
    const at = { clip: clip.id, set };
    await handlers['labels.open']({ ...at, annotator: set });
    const edits = list.map(([startFrame, endFrame, classId]) => ({
      kind: 'paint' as const,
      ...{ track: 'posture', startFrame, endFrame, classId },
    }));
    await handlers['labels.edit']({ ...at, edits });
  }
  return { handlers, clip };
}

it('two labellers are measured on the frames that both labelled, with edits not saved yet', async () => {
  const { handlers, clip } = await withTwo({
    hand: [
      [0, 6, 'sit'],
      [6, 12, 'stand'],
    ],
    ben: [
      [0, 4, 'sit'],
      [4, 10, 'stand'],
    ],
  });
  const found = await handlers['agreement.measure']({ a: 'hand', b: 'ben' });
  // 8 of 10 frames alike; by chance (6*4 + 4*6)/100 = 0.48 would be.
  expect(found.tracks).toMatchObject([{ track: 'posture', frames: 10, agreed: 8 }]);
  expect(found.tracks[0]?.kappa).toBeCloseTo((0.8 - 0.48) / (1 - 0.48), 12);
  expect(found).toMatchObject({
    clips: 1,
    differences: [{ clip: clip.id, startFrame: 4, endFrame: 6, a: 'sit', b: 'stand' }],
    lone: 1,
  });
  const { clips } = await handlers['clips.list']({});
  expect(clips[0]?.sets).toEqual([
    { id: 'ben', annotator: 'ben', kind: 'hand', state: 'partly' },
    { id: 'hand', annotator: 'hand', kind: 'hand', state: 'partly' },
  ]);
});

it('where no clip has both it says so', async () => {
  const { handlers } = await withTwo({ hand: [[0, 6, 'sit']] });
  for (const b of ['ben', 'hand'])
    await expect(handlers['agreement.measure']({ a: 'hand', b })).rejects.toMatchObject({
      reason: 'bad-usage',
    });
});
