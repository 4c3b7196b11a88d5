/** Beginning with an earlier model's weights: the same function under a new standardisation, and new classes beside old. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../model/random.ts';
import { createReferenceRecurrence } from '../../../model/recurrence/reference-recurrence.ts';
import type { Tensor } from '../../../model/tensor.ts';
import { standardisationOf } from '../../../model/training/standardisation.ts';
import type { TrainingClip } from '../../../model/training/training-clip.ts';
import { warmStart } from '../../../model/training/warm-start.ts';
import { randomCheckpoint, smallShape } from '../helpers/random-checkpoint.ts';

const D = smallShape.featureLength;

function shiftedClip(steps: number): TrainingClip<Float32Array> {
  const random = createRandom(5);
  const features = Float32Array.from({ length: steps * D }, () => 4 + 3 * random.normal());
  return { id: 'one', features, targets: smallShape.tracks.map(() => new Int32Array(steps)) };
}

describe.each([null, 6])('a warm start with projection %s', (projection) => {
  const base = randomCheckpoint({ ...smallShape, projection, layers: 2 });
  const clip = shiftedClip(40);
  const sizes = { cell: 'gru', hiddenSize: 5, layers: 2, projection } as const;
  const order = { clips: [clip], featureLength: D, options: sizes };

  it('says at first just what the earlier model said, though it standardises anew', () => {
    const { tracks } = base.manifest;
    const { weights } = warmStart(base, { order, tracks });
    const { mean, scale } = standardisationOf([clip], D);
    const tensors = new Map<string, Tensor>([
      ...weights,
      ['input.mean', { shape: [D], data: mean }],
      ['input.scale', { shape: [D], data: scale }],
    ]);
    expect([...tensors.keys()].sort()).toEqual([...base.tensors.keys()].sort());
    expect(mean[0]).not.toBeCloseTo(base.tensors.get('input.mean')!.data[0]!, 1);
    const [was, is] = [base, { ...base, tensors }].map(createReferenceRecurrence);
    let [before, after] = [was!.start(), is!.start()];
    for (let t = 0; t < 40; t++) {
      const x = clip.features.subarray(t * D, (t + 1) * D);
      before = was!.step(before, x);
      after = is!.step(after, x);
    }
    for (const [track, p] of was!.readOut(before).entries()) {
      for (const [k, pk] of p.entries()) expect(is!.readOut(after)[track]![k]).toBeCloseTo(pk, 4);
    }
  });

  it('keeps the rows of known classes and draws those of new ones', () => {
    const tracks = [{ id: 'posture', classes: ['new', 'class-2', 'class-0'] }];
    const { weights } = warmStart(base, { order, tracks });
    const [W, old] = [weights, base.tensors].map((of) => of.get('readout.posture.W')!.data);
    expect(W!.subarray(5, 10)).toEqual(old!.subarray(10, 15));
    expect(W!.subarray(10, 15)).toEqual(old!.subarray(0, 5));
    expect(weights.has('readout.place.W')).toBe(false);
  });

  it('refuses other sizes in one sentence', () => {
    const other = { ...order, options: { ...sizes, projection: 3 } };
    expect(() => warmStart(base, { order: other, tracks: base.manifest.tracks })).toThrow(
      /2 layers of 5 gru units.* behind a projection to 3 were asked for; give the same --cell, --hidden, --layers and --projection\.$/,
    );
  });
});
