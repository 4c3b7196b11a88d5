/** The projection's two fast forms against its reference: live over a long stream, unrolled by central differences. */
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { CellSchema } from '../../../contract/checkpoint.ts';
import { startWasmEngine } from '../../../main/services/training/engines/wasm-engine.ts';
import { freeingTensors } from '../../../model/cells/unrolled-ops.ts';
import { projectionInitialValues } from '../../../model/projection/projection.ts';
import { createReferenceProjection } from '../../../model/projection/reference.ts';
import { unrollProjection } from '../../../model/projection/unrolled.ts';
import { createRandom } from '../../../model/random.ts';
import type { NamedTensors, Tensor } from '../../../model/tensor.ts';
import { liveBesideReference } from '../helpers/live-beside-reference.ts';
import { randomCheckpoint, smallShape } from '../helpers/random-checkpoint.ts';
import { widened } from '../helpers/reference-loss.ts';
import { distance } from '../helpers/window.ts';

beforeAll(startWasmEngine);

const [N, D, P] = [6, 9, 7];

function randomProjection(seed: number): NamedTensors {
  const random = createRandom(seed);
  const drawn = projectionInitialValues({ inputSize: D, outputSize: P }, random);
  return new Map(
    [...drawn].map(([letter, { shape, data }]): [string, Tensor] => [
      letter,
      { shape, data: data.map((value) => value + 0.5 * random.normal()) },
    ]),
  );
}

describe('the projection', () => {
  it.each(CellSchema.options)(
    'live in front of %s equals the reference, 500 steps on',
    async (cell) => {
      const shape = { ...smallShape, cell, projection: 11, layers: 2 };
      const checkpoint = randomCheckpoint(shape);
      const { worst } = await liveBesideReference(checkpoint, 500);
      expect(worst).toBeLessThan(1e-5);
      expect(worst).toBeGreaterThan(0); // 32 bits against 64: the two really are two
    },
  );

  it.each([1, 2, 3])('has the gradients of central differences, weights %i', (seed) => {
    const weights = randomProjection(seed);
    const random = createRandom(seed, 5);
    const x = Float32Array.from({ length: N * D }, () => random.normal());
    const dy = Float32Array.from({ length: N * P }, () => random.normal());
    // L = Σ dy * y, so that dL/dy is dy.
    const lossOf = (W: NamedTensors): number => {
      const project = createReferenceProjection(W);
      let sum = 0;
      for (let n = 0; n < N; n++) {
        const y = project(Float64Array.from(x.subarray(n * D, (n + 1) * D)));
        for (const [i, value] of y.entries()) sum += value * dy[n * P + i]!;
      }
      return sum;
    };
    const gradients = freeingTensors(() => {
      const W = new Map(
        [...weights].map(([letter, { shape, data }]) => [letter, tf.tensor(data, [...shape])]),
      );
      const unrolled = unrollProjection(W, tf.tensor2d(x, [N, D]));
      const dW = [...unrolled.backward(tf.tensor2d(dy, [N, P]))];
      return new Map(dW.map(([letter, d]) => [letter, d.dataSync<'float32'>()]));
    });
    const wide = widened(weights);
    expect([...gradients.keys()].sort()).toEqual([...weights.keys()].sort());
    for (const [letter, { data }] of wide) {
      const numeric = Float64Array.from(data, (value, i) => {
        data[i] = value + 1e-6;
        const above = lossOf(wide);
        data[i] = value - 1e-6;
        const below = lossOf(wide);
        data[i] = value;
        return (above - below) / 2e-6;
      });
      const scale = distance(numeric, new Float64Array(numeric.length));
      expect(distance(gradients.get(letter)!, numeric), letter).toBeLessThan(1e-4 * scale + 1e-6);
    }
  });

  it('passes no more of a constant vector than its bias, and nothing that is no number', () => {
    const W: NamedTensors = new Map([
      ['W', { shape: [2, 1], data: Float32Array.of(1, 1) }],
      ['b', { shape: [2], data: Float32Array.of(0, 0) }],
      ['gain', { shape: [2], data: Float32Array.of(3, 3) }],
      ['bias', { shape: [2], data: Float32Array.of(0.5, -0.5) }],
    ]);
    expect([...createReferenceProjection(W)(Float64Array.of(7))]).toEqual([0.5, 0]);
  });

  it('leaves no tensor behind', () => {
    const before = tf.memory().numTensors;
    freeingTensors(() => {
      const W = new Map(
        [...randomProjection(1)].map(([l, { shape, data }]) => [l, tf.tensor(data, [...shape])]),
      );
      const unrolled = unrollProjection(W, tf.ones([N, D]));
      unrolled.backward(tf.onesLike(unrolled.y));
    });
    expect(tf.memory().numTensors).toBe(before);
  });
});
