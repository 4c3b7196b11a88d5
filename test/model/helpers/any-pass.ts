/** Networks and windows of any shape, for properties of the trainer. */
import fc from 'fast-check';
import { CellSchema } from '../../../contract/checkpoint.ts';
import type { NetworkShape } from '../../../model/network/network-shape.ts';
import type { WindowInput } from '../../../model/training/window-pass.ts';
import { randomWeights, randomWindow } from './window.ts';

export const size = (max: number) => fc.integer({ min: 1, max });

export const anyNetwork: fc.Arbitrary<NetworkShape> = fc.record({
  cell: fc.constantFrom(...CellSchema.options),
  featureLength: size(19),
  hiddenSize: size(13),
  layers: size(3),
  projection: fc.option(size(9)),
  tracks: fc
    .array(fc.integer({ min: 2, max: 5 }), { minLength: 1, maxLength: 2 })
    .map((tracks) => tracks.map((classes, i) => ({ id: `track-${i}`, classes }))),
});

/** A network with a window through it. */
export const anyPass = fc
  .record({
    shape: anyNetwork,
    K: fc.integer({ min: 2, max: 14 }),
    B: size(5),
    seed: fc.integer({ min: 1, max: 1e6 }),
    unlabelled: fc.constantFrom(0, 0.3, 0.8),
    fresh: fc.constantFrom(0, 0.2),
  })
  .map(({ shape, ...making }) => ({
    shape,
    weights: randomWeights(shape, making.seed),
    window: randomWindow(shape, making),
  }));

/** Each target as chosen from the one there and its row. */
export function withTargets(window: WindowInput, choose: (target: number, row: number) => number) {
  return { ...window, targets: window.targets.map((track) => track.map(choose)) };
}
