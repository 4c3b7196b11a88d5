/** Many-to-one, learnt: what the first steps of a clip showed is asked for at its end, and nowhere else. */
import { beforeAll, describe, expect, it } from 'vitest';
import { CellSchema } from '../../../contract/checkpoint.ts';
import { startWasmEngine } from '../../../main/services/training/engines/wasm-engine.ts';
import { networkShapeOf } from '../../../model/network/network-shape.ts';
import { createRandom } from '../../../model/random.ts';
import { createReferenceRecurrence } from '../../../model/recurrence/reference-recurrence.ts';
import { UNLABELLED } from '../../../model/training/cross-entropy.ts';
import { clipTargets, spreadOverEnd } from '../../../model/training/many-to-one.ts';
import { completeOptions, type TrainingOptions } from '../../../model/training/options.ts';
import { train } from '../../../model/training/train.ts';
import type { TrainingClip } from '../../../model/training/training-clip.ts';
import { randomCheckpoint, smallShape } from '../helpers/random-checkpoint.ts';

beforeAll(startWasmEngine);

const D = 3;
const tracks = [{ id: 'opening', classes: 2 }];

/** A marker of class 0 or 1 in the first two steps, then noise of which nothing follows, 12 to 20 steps in all. */
function openings(count: number, seed: number): TrainingClip<Float32Array>[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, clip) => {
    const T = 12 + random.integer(9);
    const label = random.integer(2);
    const features = Float32Array.from({ length: T * D }, () => random.normal() * 0.3);
    for (const t of [0, 1]) features[t * D + label] = 2;
    return { id: `clip-${clip}`, features, targets: [clipTargets(label, T)] };
  });
}

const options: Partial<TrainingOptions> = {
  head: 'clip',
  endShare: 0,
  hiddenSize: 24,
  lanes: 4,
  window: 256,
  learningRate: 0.02,
  inputDropout: 0,
  readOutDropout: 0,
  weightDecay: 0,
};

describe('many-to-one', () => {
  it.each(CellSchema.options)(
    '%s keeps the opening in mind to the end of new clips',
    async (cell) => {
      const clips = openings(32, 1);
      // At the gated cells' rate a vanilla cell's gradient bursts over and over.
      const recipe =
        cell === 'rnn' ? { learningRate: 0.004, epochs: 25 } : { learningRate: 0.02, epochs: 12 };
      const outcome = await train({
        clips,
        featureLength: D,
        tracks,
        options: { ...options, cell, ...recipe },
      });
      const { manifest } = randomCheckpoint({ ...smallShape, ...outcome.shape });
      expect(networkShapeOf(manifest)).toEqual(outcome.shape);
      const model = createReferenceRecurrence({ manifest, tensors: outcome.tensors });
      const unseen = openings(60, 2);
      const right = unseen.filter(({ features, targets }) => {
        let s = model.start();
        for (let t = 0; t * D < features.length; t++) {
          s = model.step(s, features.subarray(t * D, (t + 1) * D));
        }
        const [p = []] = model.readOut(s);
        return p.indexOf(Math.max(...p)) === targets[0]!.at(-1);
      });
      expect(right.length / unseen.length).toBeGreaterThan(0.95);
    },
  );

  it('cannot learn it where the gradient reaches back over the last three steps alone', async () => {
    const clips = openings(32, 1);
    const near = { ...options, window: 3, epochs: 10 };
    const far = { ...options, epochs: 10 };
    const [short, whole] = await Promise.all(
      [near, far].map((each) => train({ clips, featureLength: D, tracks, options: each })),
    );
    expect(whole!.history.at(-1)!.loss).toBeLessThan(short!.history.at(-1)!.loss);
  });

  it('spreads a label over the end of its clip, as much of it as is asked for', () => {
    expect([...clipTargets(2, 4)]).toEqual([UNLABELLED, UNLABELLED, UNLABELLED, 2]);
    expect([...clipTargets(UNLABELLED, 2)]).toEqual([UNLABELLED, UNLABELLED]);
    expect(clipTargets(1, 0)).toHaveLength(0);
    const clip = { id: 'a', features: new Float32Array(5), targets: [clipTargets(2, 5)] };
    const spread = (share: number) => [...spreadOverEnd(clip, share).targets[0]!];
    expect(spread(0)).toEqual([-1, -1, -1, -1, 2]);
    expect(spread(0.5)).toEqual([-1, -1, -1, 2, 2]);
    expect(spread(1)).toEqual([2, 2, 2, 2, 2]);
    expect([...clip.targets[0]!]).toEqual([-1, -1, -1, -1, 2]);
  });

  it('has defaults of its own, which give way to what is asked for', () => {
    expect(completeOptions({ head: 'clip' })).not.toEqual(completeOptions({ head: 'frame' }));
    expect(completeOptions({ head: 'clip', window: 7 }).window).toBe(7);
    expect(() => completeOptions({ head: 'clip', carryAcrossClips: 0.5 })).toThrow(
      'carryAcrossClips must be 0 with head clip, which begins every clip afresh.',
    );
  });
});
