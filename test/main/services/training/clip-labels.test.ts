/** What `--head clip` learns: one target per clip and track, at its last step, of the classes that some clip has. */
import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../../contract/fault.ts';
import type { EvaluationClip } from '../../../../main/services/evaluation/evaluation-types.ts';
import { countMixed, lessonsFor } from '../../../../main/services/training/clip-labels.ts';

const tracks = [
  { id: 'pose', classes: ['sit', 'lie', 'walk', 'background'] },
  { id: 'place', classes: ['in'] },
];

/** One tick for every second frame; truth as indices per frame. */
function clip(id: string, pose: number[], place = pose.map(() => 0)): EvaluationClip {
  const ticks = pose.flatMap((_, frame) => (frame % 2 === 0 ? [frame] : []));
  return {
    id,
    name: id,
    group: null,
    timestampsUs: Float64Array.from(pose, (_, frame) => frame * 40_000),
    ticks,
    features: new Float32Array(ticks.length),
    truth: { pose: Int32Array.from(pose), place: Int32Array.from(place) },
  };
}

const sitting = clip('sitting', [3, 3, 3, 0]);
const walking = clip('walking', [2, 2, 0, 2, -1]);
const resting = clip('resting', [3, 3], [-1, -1]);

describe('lessons', () => {
  it('of frames are the frames, with every class some frame has', () => {
    const lessons = lessonsFor('frame', { tracks, clips: [sitting, walking] });
    expect(lessons.tracks).toEqual(tracks);
    const [first] = lessons.of([walking]);
    expect(first!.targets.map((t) => [...t])).toEqual([
      [2, 0, -1],
      [0, 0, 0],
    ]);
  });

  it('of clips are one target each, at the last step, by the classes that clips have', () => {
    const lessons = lessonsFor('clip', { tracks, clips: [sitting, walking, resting] });
    expect(lessons.tracks).toEqual([
      { id: 'pose', classes: ['sit', 'walk', 'background'] },
      { id: 'place', classes: ['in'] },
    ]);
    const targets = lessons
      .of([sitting, walking, resting])
      .map((one) => one.targets.map((t) => [...t]));
    expect(targets).toEqual([
      [
        [-1, 0],
        [-1, 0],
      ],
      [
        [-1, -1, 1],
        [-1, -1, 0],
      ],
      [[2], [-1]],
    ]);
  });

  it('count the clips that show more than one activity', () => {
    expect(countMixed('clip', { tracks, clips: [sitting, walking, resting] })).toBe(1);
    expect(countMixed('frame', { tracks, clips: [walking] })).toBe(0);
  });

  it('of clips that are all alike are refused in one sentence', () => {
    const error = (() => {
      try {
        return lessonsFor('clip', { tracks, clips: [sitting, clip('again', [0, 0])] });
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(exitCodeOf(error)).toBe(2);
    expect((error as Error).message).toBe(
      'All labelled clips show "sit", so whole clips cannot be told apart; label clips of another class, or train with --head frame.',
    );
  });
});
