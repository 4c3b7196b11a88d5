/** The agreement of two label sets over a project's clips. */
import { describe, expect, it } from 'vitest';
import type { LabelSet } from '../../../../contract/segment.ts';
import { measureAgreement } from '../../../../main/services/labelling/measure-agreement.ts';
import { writeLabelSet } from '../../../../main/services/labels/label-set.ts';
import { withTracks } from '../../../../main/services/project/tracks.ts';
import { changeProject } from '../../../../main/services/project/project.ts';
import { FRAMES } from '../clips/plain-probe.ts';
import { tempFolder } from '../temp-folder.ts';
import { plantClip } from './label-clip.ts';

const classes = ['sit', 'stand'].map((id) => ({ id, name: id }));

/** Sitting, then standing from a frame on. */
const setOf = (id: string, change: number): LabelSet => ({
  schemaVersion: 1,
  id,
  annotator: id,
  kind: 'hand',
  tracks: {
    posture: [
      { startFrame: 0, endFrame: change, classId: 'sit', origin: 'hand' },
      { startFrame: change, endFrame: FRAMES, classId: 'stand', origin: 'hand' },
    ],
  },
});

async function labelled(...sets: readonly LabelSet[]) {
  const { project, clip } = await plantClip(tempFolder());
  for (const set of sets) await writeLabelSet(project, clip, set);
  const tracks = [{ id: 'posture', name: 'Posture', classes }];
  const changed = await changeProject(project, (file) => ({
    ...file,
    tracks: withTracks(file.tracks, tracks),
  }));
  return { project: changed, clip };
}

describe('agreement', () => {
  it('is measured between the only two sets, and the stretch that differs is named', async () => {
    const { project, clip } = await labelled(setOf('hand', 10), setOf('second', 15));
    const found = await measureAgreement(project, null);
    expect(found).toMatchObject({ sets: ['hand', 'second'], clips: 1 });
    expect(found.tracks[0]).toMatchObject({ track: 'posture', frames: 30, agreed: 25 });
    // p_o = 25/30; p_e = (10*15 + 20*15) / 900 = 1/2.
    expect(found.tracks[0]?.kappa).toBeCloseTo(2 / 3, 12);
    const stretch = { track: 'posture', startFrame: 10, endFrame: 15 };
    expect(found.differences).toEqual([{ clip: clip.id, ...stretch, a: 'stand', b: 'sit' }]);
  });

  it('asks which sets are meant where that is not clear', async () => {
    const three = await labelled(setOf('hand', 10), setOf('second', 15), setOf('third', 15));
    await expect(measureAgreement(three.project, null)).rejects.toThrow(/hand, second, third/);
    const found = await measureAgreement(three.project, ['second', 'third']);
    expect(found.tracks[0]?.kappa).toBe(1);
    const { project } = await labelled(setOf('hand', 10));
    await expect(measureAgreement(project, ['hand', 'second'])).rejects.toThrow(/No clip has both/);
  });
});
