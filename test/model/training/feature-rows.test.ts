/** One-hot rows are what the same rows written out would be, in every place that reads them, at 4 bytes a step. */
import { beforeAll, describe, expect, it } from 'vitest';
import { startWasmEngine } from '../../../main/services/training/engines/wasm-engine.ts';
import { createRandom } from '../../../model/random.ts';
import { fillBatch } from '../../../model/training/batch.ts';
import { copyRow, countRows, type OneHotRows } from '../../../model/training/feature-rows.ts';
import { standardisationOf } from '../../../model/training/standardisation.ts';
import { trainSoftmax } from '../../../model/training/softmax.ts';
import { train } from '../../../model/training/train.ts';
import type { TrainingClip } from '../../../model/training/training-clip.ts';

beforeAll(startWasmEngine);

const D = 5;
const random = createRandom(3);
const lengths = [7, 12, 1];
const clips = lengths.map((T, i): TrainingClip<OneHotRows> => {
  const draw = () => Int32Array.from({ length: T }, () => random.integer(D));
  return { id: `clip-${i}`, features: { ones: draw() }, targets: [draw()] };
});
const writtenOut = clips.map(({ id, features: { ones }, targets }): TrainingClip<Float32Array> => {
  const features = new Float32Array(ones.length * D);
  ones.forEach((one, t) => (features[t * D + one] = 1));
  return { id, features, targets };
});

describe('one-hot rows', () => {
  it('are as many, and the same, as written out', () => {
    for (const [i, { features }] of clips.entries()) {
      expect(countRows(features, D)).toBe(lengths[i]);
      const rows = Array.from(features.ones, (_, t) => {
        const row = new Float32Array(D).fill(9);
        copyRow(features, t, row);
        return [...row];
      });
      expect(rows.flat()).toEqual([...writtenOut[i]!.features]);
    }
  });

  it('are not standardised', () => {
    const { mean, scale } = standardisationOf(clips, D);
    expect([...mean]).toEqual([0, 0, 0, 0, 0]);
    expect([...scale]).toEqual([1, 1, 1, 1, 1]);
  });

  it('make the same batch, whatever the standardisation', () => {
    const rows = [
      { clip: 1, step: 3, fresh: false },
      null,
      { clip: 0, step: 0, fresh: true },
      { clip: 2, step: 0, fresh: true },
    ];
    const ownMeans = standardisationOf(writtenOut, D);
    expect(ownMeans.mean.some((mean) => mean !== 0)).toBe(true);
    for (const standardisation of [standardisationOf(clips, D), ownMeans]) {
      const options = { lanes: 2, standardisation };
      expect(fillBatch(rows, clips, options)).toEqual(fillBatch(rows, writtenOut, options));
    }
  });

  it('train a network and a memoryless read-out, to the same bytes each time', async () => {
    const request = {
      clips,
      featureLength: D,
      tracks: [{ id: 'next', classes: D }],
      options: { hiddenSize: 6, window: 4, lanes: 2, epochs: 40, inputDropout: 0 },
    };
    const [one, two] = [await train(request), await train(structuredClone(request))];
    expect(two.tensors).toEqual(one.tensors);
    expect(one.history.at(-1)!.loss).toBeLessThan(one.history[0]!.loss);
    const { tensors } = trainSoftmax(request);
    expect([...tensors.get('input.scale')!.data]).toEqual([1, 1, 1, 1, 1]);
  });

  it.each([-1, D])('with column %i are refused', async (one) => {
    const [first] = clips as [TrainingClip<OneHotRows>];
    const strange = { ...first, features: { ones: first.features.ones.with(2, one) } };
    const request = { clips: [strange], featureLength: D, tracks: [{ id: 'next', classes: D }] };
    await expect(train(request)).rejects.toThrow(/"clip-0" has a symbol .* no input/);
  });
});
