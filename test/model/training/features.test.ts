/** What happens to features on their way into a window: standardised, put into rows, dropped out, made noisy. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../model/random.ts';
import { fillBatch } from '../../../model/training/batch.ts';
import { addNoise, dropOut, dropoutMask } from '../../../model/training/regularise.ts';
import { standardisationOf } from '../../../model/training/standardisation.ts';

const clip = (id: string, features: number[], targets: number[]) => ({
  id,
  features: Float32Array.from(features),
  targets: [Int32Array.from(targets)],
});

describe('the standardisation', () => {
  it('brings every feature to mean 0 and deviation 1 over all clips', () => {
    const { mean, scale } = standardisationOf(
      [clip('a', [1, 10, 3, 30], [0, 0]), clip('b', [5, 50], [0])],
      2,
    );
    expect([...mean]).toEqual([3, 30]);
    expect(scale[0]).toBeCloseTo(1 / Math.sqrt(8 / 3), 6);
    expect(scale[1]).toBeCloseTo(0.1 / Math.sqrt(8 / 3), 6);
  });

  it('does not blow up a feature that hardly varies', () => {
    const { scale } = standardisationOf([clip('a', [0, 7, 2, 7], [0, 0])], 2);
    // Deviations 1 and 0, their mean 1/2: none counts as less than a tenth of that.
    expect([...scale]).toEqual([1, 20]);
  });

  it('leaves features that never vary at all finite', () => {
    const { mean, scale } = standardisationOf([clip('a', [4, 4], [0, 0])], 1);
    expect([mean[0], scale[0]]).toEqual([4, 1]);
  });
});

describe('a batch', () => {
  it('holds standardised rows, targets, and where states begin afresh', () => {
    const clips = [clip('a', [1, 2], [0, 1]), clip('b', [5, 6], [1, -1])];
    const standardisation = { mean: Float32Array.of(1), scale: Float32Array.of(2) };
    const rows = [
      null,
      { clip: 1, step: 0, fresh: true },
      { clip: 0, step: 0, fresh: false },
      { clip: 1, step: 1, fresh: false },
    ];
    const batch = fillBatch(rows, clips, { lanes: 2, standardisation });
    expect([...batch.x]).toEqual([0, 8, 0, 10]);
    expect([...batch.targets[0]!]).toEqual([-1, 1, 0, -1]);
    expect(batch.keep).toEqual([Float32Array.of(1, 0), null]);
    expect(batch.steps).toBe(3);
  });
});

describe('dropout and noise', () => {
  const length = 40_000;

  it('drop the share asked for and keep the mean', () => {
    const mask = dropoutMask(length, 0.25, createRandom(1));
    const dropped = mask.filter((gain) => gain === 0).length / length;
    expect(dropped).toBeCloseTo(0.25, 1);
    expect(new Set(mask)).toEqual(new Set([0, Math.fround(4 / 3)]));
    const values = new Float32Array(length).fill(3);
    dropOut(values, 0.25, createRandom(1));
    expect(values).toEqual(mask.map((gain) => 3 * gain));
  });

  it('add noise of mean 0 and of the deviation asked for', () => {
    const values = new Float32Array(length);
    addNoise(values, 0.5, createRandom(1));
    const mean = values.reduce((sum, v) => sum + v, 0) / length;
    const variance = values.reduce((sum, v) => sum + v * v, 0) / length;
    expect(Math.abs(mean)).toBeLessThan((5 * 0.5) / Math.sqrt(length));
    expect(variance).toBeCloseTo(0.25, 2);
  });
});
