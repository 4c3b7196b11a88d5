/** Weights before training: orthogonal, spread as asked for, remembering. */
import { describe, expect, it } from 'vitest';
import { glorotUniform, orthogonal } from '../../../model/cells/initial-values.ts';
import { cellNamed } from '../../../model/cells/registry.ts';
import { createRandom } from '../../../model/random.ts';

describe('initial values', () => {
  it('are orthogonal per block: every row of length 1, every two at right angles', () => {
    const H = 24;
    const { shape, data } = orthogonal({ blocks: 3, size: H }, createRandom(1));
    expect(shape).toEqual([3 * H, H]);
    for (let block = 0; block < 3; block++) {
      for (let i = 0; i < H; i++) {
        for (let j = 0; j <= i; j++) {
          const [rowI, rowJ] = [i, j].map((row) =>
            data.subarray((block * H + row) * H, (block * H + row + 1) * H),
          ) as [Float32Array, Float32Array];
          const dot = rowI.reduce((sum, value, k) => sum + value * rowJ[k]!, 0);
          expect(dot).toBeCloseTo(i === j ? 1 : 0, 5);
        }
      }
    }
  });

  it('are spread as Glorot and Bengio ask, by the size of a block', () => {
    const { data } = glorotUniform({ blocks: 3, rows: 40, cols: 60 }, createRandom(1));
    const limit = Math.sqrt(6 / 100);
    const variance = data.reduce((sum, value) => sum + value ** 2, 0) / data.length;
    expect(Math.max(...data.map(Math.abs))).toBeLessThanOrEqual(Math.fround(limit));
    expect(variance).toBeCloseTo(limit ** 2 / 3, 3);
  });

  it('let an LSTM remember at first', () => {
    const b = cellNamed('lstm').initialValues({ inputSize: 2, hiddenSize: 2 }, createRandom(1));
    expect([...b.get('b')!.data]).toEqual([0, 0, 1, 1, 0, 0, 0, 0]);
  });
});
