/** The three ways to step a network agree over any sizes: live kernel, reference, unrolled window. */
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { CellSchema } from '../../../contract/checkpoint.ts';
import { startWasmEngine } from '../../../main/services/training/engines/wasm-engine.ts';
import { standardise } from '../../../model/kernels/elementwise.ts';
import { trainedShapes } from '../../../model/network/network-shape.ts';
import { createRandom } from '../../../model/random.ts';
import { createLiveRecurrence } from '../../../model/recurrence/live-recurrence.ts';
import { createReferenceRecurrence } from '../../../model/recurrence/reference-recurrence.ts';
import { tensorNamed, type Tensor } from '../../../model/tensor.ts';
import { passWindow, type WindowInput } from '../../../model/training/window-pass.ts';
import { loadKernel } from '../helpers/load-kernel.ts';
import { randomCheckpoint, smallShape } from '../helpers/random-checkpoint.ts';
import { distance, randomWindow } from '../helpers/window.ts';

const kernel = await loadKernel();

beforeAll(startWasmEngine);

/** Sizes on both sides of the kernel's blocks of four rows and four columns. */
const size = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(16, 33));
const networks = fc.record({
  featureLength: size,
  hiddenSize: size,
  layers: fc.integer({ min: 1, max: 3 }),
  projection: fc.option(size),
  classes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
  K: fc.integer({ min: 1, max: 40 }),
  B: fc.integer({ min: 1, max: 4 }),
  fresh: fc.constantFrom(0, 0.1),
  seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
});

/** No gate damps what rounding does to a plain cell: with weights as large as these it grows at every step. */
const asked = { rnn: { steps: 16, within: 1e-4 }, others: { steps: 40, within: 1e-5 } };

it.each(CellSchema.options)('a %s steps the same live, by reference and unrolled', (cell) => {
  const { steps, within } = cell === 'rnn' ? asked.rnn : asked.others;
  fc.assert(
    fc.property(networks, ({ classes, K: drawn, B, fresh, seed, ...sizes }) => {
      const K = Math.min(drawn, steps);
      const tracks = classes.map((count, i) => ({ id: `track-${i}`, classes: count }));
      const shape = { ...smallShape, ...sizes, cell, tracks };
      const checkpoint = randomCheckpoint(shape, seed);
      const [live, reference] = [
        createLiveRecurrence(checkpoint, kernel),
        createReferenceRecurrence(checkpoint),
      ];
      const D = shape.featureLength;
      const random = createRandom(seed, 1);
      const x = Float32Array.from({ length: K * B * D }, () => random.normal());
      const window = randomWindow(shape, { K, B, seed, fresh });

      const lanes = Array.from({ length: B }, (_, b) => {
        let [s, expected] = [live.start(), reference.start()];
        for (let t = 0; t < K; t++) {
          if (window.keep[t]?.[b] === 0) [s, expected] = [live.start(), reference.start()];
          const x_t = x.subarray((t * B + b) * D, (t * B + b + 1) * D);
          [s, expected] = [live.step(s, x_t), reference.step(expected, x_t)];
          const due = reference.readOut(expected);
          for (const [track, p] of live.readOut(s).entries()) {
            expect(distance(p, due[track]!), `p, lane ${b}, step ${t}`).toBeLessThan(within);
          }
        }
        return { s, expected };
      });

      const weights = new Map(
        [...trainedShapes(shape).keys()].map((name) => [
          name,
          tensorNamed(checkpoint.tensors, name),
        ]),
      );
      const { states } = passWindow(shape, weights, {
        ...window,
        x: standardised(
          x,
          tensorNamed(checkpoint.tensors, 'input.mean'),
          tensorNamed(checkpoint.tensors, 'input.scale'),
        ),
        states: window.states.map((values) => values.map(() => 0)),
      });
      for (const [b, { s, expected }] of lanes.entries()) {
        for (const [layer, due] of expected.layers.entries()) {
          const length = due.length;
          const unrolled = states[layer]!.subarray(b * length, (b + 1) * length);
          expect(distance(s.layers[layer]!, due), `live, layer ${layer}`).toBeLessThan(within);
          expect(distance(unrolled, due), `unrolled, layer ${layer}`).toBeLessThan(within);
        }
      }
    }),
    { numRuns: 30 },
  );
});

/** x̂, row by row. */
function standardised(x: Float32Array, mean: Tensor, scale: Tensor): WindowInput['x'] {
  const out = new Float32Array(x.length);
  const D = mean.data.length;
  for (let row = 0; row < x.length; row += D) {
    standardise(x.subarray(row, row + D), mean.data, scale.data, out.subarray(row, row + D));
  }
  return out;
}
