/** Cross-validation: who is trained on what, and what becomes of it. */
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import { crossValidate } from '../../../main/services/evaluation/cross-validate.ts';
import { makeFolds } from '../../../main/services/evaluation/splits.ts';
import { pose, toyClip, toyModel } from './toy.ts';

const noise = 0.55;
const clips = ['p1', 'p2', 'p3', 'p4'].flatMap((group, person) =>
  [0, 1, 2].map((c) =>
    toyClip({
      id: `${group}-${c}`,
      group,
      noise,
      classes: new Array<number>(20 + 10 * person * Number(c === 2)).fill(c),
    }),
  ),
);
const folds = makeFolds(clips, { by: 'group', folds: 2 });

function run(extra: { readonly signal?: AbortSignal } = {}) {
  const trainedOn: string[][] = [];
  const stages: string[] = [];
  const evaluation = crossValidate(clips, {
    tracks: [pose],
    folds,
    method: 'group:2',
    seed: 3,
    resamples: 200,
    train: (some) => {
      trainedOn.push(some.map(({ id }) => id));
      return Promise.resolve(toyModel({ memory: 0.8 }));
    },
    trainSoftmax: () => Promise.resolve(toyModel({ memory: 0 })),
    onProgress: ({ fold, stage }) => stages.push(`${fold} ${stage}`),
    ...extra,
  });
  return { evaluation, trainedOn, stages };
}

describe('crossValidate', () => {
  it('trains each fold on the others only', async () => {
    const { evaluation, trainedOn, stages } = run();
    const { outcomes } = await evaluation;
    expect(trainedOn).toEqual(folds.map(({ training }) => training));
    expect(outcomes.map(({ id }) => id).sort()).toEqual(clips.map(({ id }) => id).sort());
    for (const { id, fold } of outcomes) expect(folds[fold!]!.heldOut).toContain(id);
    expect(stages).toEqual(
      [0, 1].flatMap((f) =>
        ['training', 'training-softmax', 'testing', 'done'].map((stage) => `${f} ${stage}`),
      ),
    );
  });

  it('pools the folds, and sets the baselines beside', async () => {
    const { document } = await run().evaluation;
    const [first, second] = document.folds;
    expect(document.frames).toBe(first!.frames + second!.frames);
    const pooled =
      (first!.frameAccuracy! * first!.frames + second!.frameAccuracy! * second!.frames) /
      document.frames;
    expect(document.frameAccuracy).toBeCloseTo(pooled, 12);
    const { majority, softmax, softmaxSteadied } = document.baselines;
    // "walk" (class 2) is the commonest in either training set, and one clip in three.
    expect(majority.clipAccuracy).toBeCloseTo(1 / 3, 12);
    expect(softmax.frameAccuracy).toBeLessThan(document.frameAccuracy!);
    expect(softmax.frameAccuracy).toBeGreaterThan(majority.frameAccuracy!);
    expect(softmax.macroF1).toBeLessThan(document.macroF1!);
    expect(softmax.macroF1).toBeGreaterThan(majority.macroF1!);
    expect(softmaxSteadied.frameAccuracy).toBe(softmax.frameAccuracy);
    expect(document.stream.boundaries).toBe(clips.length - folds.length);
    expect(document.intervals.frameAccuracy!.low).toBeLessThan(document.frameAccuracy!);
    expect(document.intervals.frameAccuracy!.high).toBeGreaterThan(document.frameAccuracy!);
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  it('stops between stages when cancelled', async () => {
    const { evaluation, trainedOn } = run({ signal: AbortSignal.abort() });
    await expect(evaluation).rejects.toThrow(Fault);
    expect(trainedOn).toEqual([]);
  });
});
