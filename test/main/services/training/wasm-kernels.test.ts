/** The ops we put in place of tfjs's own on wasm: the same results, for whatever else is asked of them too. */
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  startTfjsWasm,
  startWasmEngine,
} from '../../../../main/services/training/engines/wasm-engine.ts';
import { createRandom } from '../../../../model/random.ts';

type Matrix = (rows: number, cols: number) => tf.Tensor2D;

/** The same numbers each time it is made. */
function matrices(): Matrix {
  const random = createRandom(1);
  return (rows, cols) =>
    tf.tensor2d(
      Float32Array.from({ length: rows * cols }, () => random.normal()),
      [rows, cols],
    );
}

const asked: Record<string, (matrix: Matrix) => tf.Tensor[]> = {
  'a product of whole panels': (matrix) => [tf.matMul(matrix(9, 20), matrix(20, 48))],
  'a product of another width': (matrix) => [tf.matMul(matrix(9, 20), matrix(20, 7))],
  'a product with transposes': (matrix) => [
    tf.matMul(matrix(20, 9), matrix(20, 16), true),
    tf.matMul(matrix(9, 20), matrix(16, 20), false, true),
  ],
  'a product of batches': (matrix) => [
    tf.matMul(tf.reshape(matrix(6, 4), [2, 3, 4]), tf.reshape(matrix(8, 16), [2, 4, 16])),
  ],
  'one factor after another of like shapes': (matrix) => {
    const a = matrix(3, 4);
    return Array.from({ length: 6 }, () => tf.matMul(a, matrix(4, 16)));
  },
  'rows in equal parts': (matrix) => tf.split(matrix(12, 5), 4),
  'rows in unequal parts': (matrix) => tf.split(matrix(12, 5), [2, 10]),
  columns: (matrix) => tf.split(matrix(3, 12), 4, 1),
  'whole numbers': () => tf.split(tf.tensor2d([1, 2, 3, 4], [4, 1], 'int32'), 2),
};

describe('our ops on wasm', () => {
  let plain: Record<string, Float32Array[]>;
  let ours: Record<string, Float32Array[]>;

  const answers = () =>
    Object.fromEntries(
      Object.entries(asked).map(([name, ask]) => [
        name,
        tf.tidy(() => ask(matrices()).map((t) => t.dataSync<'float32'>())),
      ]),
    );

  beforeAll(async () => {
    await startTfjsWasm();
    plain = answers();
    await startWasmEngine();
    ours = answers();
  });

  it.each(Object.keys(asked))('give what tfjs gives: %s', (name) => {
    expect(ours[name]).toHaveLength(plain[name]!.length);
    for (const [i, expected] of plain[name]!.entries()) {
      expect(ours[name]![i]).toHaveLength(expected.length);
      for (const [j, value] of expected.entries()) {
        expect(ours[name]![i]![j]).toBeCloseTo(value, 5);
      }
    }
  });

  it('are really ours', () => {
    const kernelFunc = (name: string) => tf.getKernel(name, 'wasm').kernelFunc.name;
    expect(kernelFunc('BatchMatMul')).not.toBe('batchMatMul');
    expect(kernelFunc('SplitV')).not.toBe('splitV');
  });

  it('leave no tensor behind, and start anew without harm', async () => {
    await startWasmEngine();
    const before = tf.memory().numTensors;
    answers();
    expect(tf.memory().numTensors).toBe(before);
  });
});
