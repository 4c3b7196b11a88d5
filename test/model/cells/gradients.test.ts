/** Every gradient against central differences of the 64-bit reference, through whole windows, for every cell. */
import { describe, expect, it } from 'vitest';
import { CellSchema } from '../../../contract/checkpoint.ts';
import type { NetworkShape } from '../../../model/network/network-shape.ts';
import { createRandom } from '../../../model/random.ts';
import { dropoutMask } from '../../../model/training/regularise.ts';
import { passWindow } from '../../../model/training/window-pass.ts';
import { onEachEngine, useEngine } from '../helpers/engines.ts';
import { referenceLoss, widened } from '../helpers/reference-loss.ts';
import { randomWeights, randomWindow, tolerance } from '../helpers/window.ts';

const STEP = 1e-5;
/** Entries of each tensor that are nudged; the others would only say the same again. */
const PROBES = 12;

function shapeFrom(seed: number, cell: NetworkShape['cell']): NetworkShape {
  const random = createRandom(seed, 77);
  return {
    cell,
    featureLength: 1 + random.integer(6),
    hiddenSize: 1 + random.integer(5),
    layers: 1 + random.integer(3),
    projection: seed % 3 === 0 ? 1 + random.integer(5) : null,
    tracks: [
      { id: 'a', classes: 2 + random.integer(3) },
      { id: 'b', classes: 1 + random.integer(3) },
    ],
  };
}

const cells = CellSchema.options.map((cell) => ({ cell }));

describe.each(onEachEngine(cells))('the gradients of $cell on $engine', ({ cell, engine }) => {
  useEngine(engine);

  it.each([1, 2, 3, 4, 5])('equal central differences, shape %i', (seed) => {
    const shape = shapeFrom(seed, cell);
    const random = createRandom(seed, 78);
    const making = { K: 1 + random.integer(7), B: 1 + random.integer(3), seed };
    const plain = randomWindow(shape, { ...making, unlabelled: 0.3, fresh: 0.2 });
    const maskLength = plain.K * plain.B * shape.hiddenSize;
    const { projection: P } = shape;
    const window = {
      ...plain,
      projectionMask: P === null ? null : dropoutMask(plain.K * plain.B * P, 0.3, random),
      masks: plain.masks.map(() => (seed % 2 ? dropoutMask(maskLength, 0.3, random) : null)),
    };
    const weights = randomWeights(shape, seed);
    const { losses, gradients } = passWindow(shape, weights, window);
    const wide = widened(weights);
    expect(losses.reduce((sum, { loss }) => sum + loss, 0)).toBeCloseTo(
      referenceLoss(shape, wide, window),
      5,
    );
    if (gradients === null) {
      expect(losses.every(({ labelled }) => labelled === 0)).toBe(true);
      return;
    }
    expect([...gradients.keys()].sort()).toEqual([...weights.keys()].sort());
    for (const [name, { data }] of wide) {
      const gradient = gradients.get(name)!;
      const allowed = tolerance(gradient);
      for (let probe = 0; probe < Math.min(PROBES, data.length); probe++) {
        const i = data.length <= PROBES ? probe : random.integer(data.length);
        const value = data[i]!;
        data[i] = value + STEP;
        const above = referenceLoss(shape, wide, window);
        data[i] = value - STEP;
        const below = referenceLoss(shape, wide, window);
        data[i] = value;
        const numeric = (above - below) / (2 * STEP);
        expect(Math.abs(gradient[i]! - numeric), `${name}[${i}]`).toBeLessThan(allowed);
      }
    }
  });
});
