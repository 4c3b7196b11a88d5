/** Judging a model that names whole clips: by its last step, against the one class of each clip. */
import { describe, expect, it } from 'vitest';
import { crossValidate } from '../../../main/services/evaluation/cross-validate.ts';
import { evaluateClips } from '../../../main/services/evaluation/evaluate-clips.ts';
import { makeFolds } from '../../../main/services/evaluation/splits.ts';
import { pose, toyClip, toyModel } from './toy.ts';

const [SIT, STAND, WALK] = [0, 1, 2];
/** Mostly one thing, and another at the end: a memoryless model's mean and its last step disagree on the first two. */
const clips = [
  toyClip({ id: 'a', group: 'p', classes: [SIT, SIT, SIT, STAND] }),
  toyClip({ id: 'b', group: 'p', classes: [WALK, WALK, WALK, SIT] }),
  toyClip({ id: 'c', group: 'q', classes: [WALK, SIT, WALK, WALK] }),
  toyClip({ id: 'd', group: 'q', classes: [WALK, WALK, WALK, WALK] }),
];
const memoryless = toyModel({ memory: 0 });
const named = { ...memoryless, head: 'clip' as const };

describe('a model that names whole clips', () => {
  it('is judged by its last step, one that names frames by their mean; the frames come out alike', () => {
    const whole = evaluateClips(named, clips, { tracks: [pose], seed: 1 }).document;
    const frames = evaluateClips(memoryless, clips, { tracks: [pose], seed: 1 }).document;
    expect([whole.head, frames.head]).toEqual(['clip', 'frame']);
    expect([whole.clipAccuracy, frames.clipAccuracy]).toEqual([0.5, 1]);
    expect(whole.frameAccuracy).toBe(frames.frameAccuracy);
    expect(whole.stream).toEqual(frames.stream);
    expect(Object.keys(whole).sort()).toEqual(Object.keys(frames).sort());
  });

  it('has the class of most clips as its humblest baseline', () => {
    const { baselines } = evaluateClips(named, clips, { tracks: [pose], seed: 1 }).document;
    expect(baselines.majority.clipAccuracy).toBe(0.75);
  });

  it('takes the background for a clip’s class only where there is nothing else', () => {
    const tracks = [{ id: 'pose', classes: ['sit', 'stand', 'background'] }];
    const model = { ...toyModel({ memory: 0 }), head: 'clip' as const, tracks };
    // Class 2 of the toy is the background here: a clip of background but for one sitting tick is a sitting clip.
    const mixed = [
      toyClip({ id: 'a', classes: [WALK, WALK, WALK, SIT] }),
      toyClip({ id: 'b', classes: [WALK, WALK, WALK, WALK] }),
    ];
    const { document } = evaluateClips(model, mixed, { tracks, seed: 1 });
    expect(document.clipAccuracy).toBe(1);
  });

  it('is cross-validated beside a softmax that keeps the mean of its frames', async () => {
    const { document, outcomes } = await crossValidate(clips, {
      tracks: [pose],
      folds: makeFolds(clips, { by: 'group', folds: 2 }),
      method: 'group:2',
      seed: 1,
      head: 'clip',
      resamples: 0,
      train: () => Promise.resolve(named),
      trainSoftmax: () => Promise.resolve(toyModel({ memory: 0 })),
    });
    expect(document).toMatchObject({ head: 'clip', clipAccuracy: 0.5 });
    expect(document.baselines.softmax.clipAccuracy).toBe(1);
    expect(outcomes.map(({ sequences }) => sequences[0]!.verdict)).toEqual([
      { truth: SIT, predicted: STAND },
      { truth: WALK, predicted: SIT },
      { truth: WALK, predicted: WALK },
      { truth: WALK, predicted: WALK },
    ]);
  });
});
