/** Training's matrix product against plain sums, and what it keeps between products. */
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canMultiply,
  createMatmul,
  parseMatmulExports,
  type Matmul,
} from '../../../model/kernels/matmul-kernel.ts';
import { createRandom } from '../../../model/random.ts';
import { distance } from '../helpers/window.ts';

const wasm = await readFile(new URL('../../../dist/kernels/matmul.wasm', import.meta.url));

async function newMatmul(): Promise<Matmul> {
  const { instance } = await WebAssembly.instantiate(wasm);
  return createMatmul(parseMatmulExports(instance.exports));
}

const draw = (length: number, seed: number): Float32Array => {
  const random = createRandom(seed);
  return Float32Array.from({ length }, () => random.normal());
};

/** a b in 32-bit floats, each sum over k in order. */
function product(a: Float32Array, b: Float32Array, [M, K, N]: [number, number, number]) {
  return Float32Array.from({ length: M * N }, (_, i) => {
    const [m, n] = [Math.floor(i / N), i % N];
    let sum = 0;
    for (let k = 0; k < K; k++) {
      sum = Math.fround(sum + Math.fround(a[m * K + k]! * b[k * N + n]!));
    }
    return sum;
  });
}

const matmul = await newMatmul();
const multiply = (
  a: Float32Array,
  b: Float32Array,
  [M, K, N]: [number, number, number],
  bKey: object = {},
  by = matmul,
): Float32Array => {
  const y = new Float32Array(M * N).fill(NaN);
  by.multiply({ a, b, bKey, M, K, N }, y);
  return y;
};

describe('the matmul kernel', () => {
  it('is the plain sum to the last bit, for any rows and depth, beyond a block too', () => {
    const sizes = fc.tuple(
      fc.integer({ min: 1, max: 9 }),
      fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 250, max: 520 })),
      fc.constantFrom(16, 32, 48),
    );
    fc.assert(
      fc.property(sizes, fc.integer(), ([M, K, N], seed) => {
        const [a, b] = [draw(M * K, seed), draw(K * N, seed + 1)];
        expect(multiply(a, b, [M, K, N])).toEqual(product(a, b, [M, K, N]));
      }),
      { numRuns: 40 },
    );
  });

  it('gives a row the same bits in whatever company it comes', () => {
    const [a, b] = [draw(7 * 300, 1), draw(300 * 16, 2)];
    const together = multiply(a, b, [7, 300, 16]);
    for (let m = 0; m < 7; m++) {
      const alone = multiply(a.subarray(m * 300, (m + 1) * 300), b, [1, 300, 16]);
      expect(alone).toEqual(together.subarray(m * 16, (m + 1) * 16));
    }
  });

  it('keeps apart more factors than it has places for, of different sizes, as its memory grows', async () => {
    const own = await newMatmul();
    const factors = Array.from({ length: 7 }, (_, i) => ({
      K: 5 + 40 * i,
      b: draw((5 + 40 * i) * 32, i),
      key: {},
    }));
    for (const i of [0, 1, 2, 3, 0, 4, 5, 6, 0, 1, 6, 5, 2, 3, 4, 0]) {
      const { K, b, key } = factors[i]!;
      const a = draw(3 * K, 100 + i);
      const expected = product(a, b, [3, K, 32]);
      expect(distance(multiply(a, b, [3, K, 32], key, own), expected)).toBe(0);
    }
  });

  it('prepares a factor once for as long as it is in use', async () => {
    const { instance } = await WebAssembly.instantiate(wasm);
    const exports = parseMatmulExports(instance.exports);
    let packs = 0;
    const counted = createMatmul({
      memory: exports.memory,
      start: () => exports.start(),
      multiply: (...args) => {
        exports.multiply(...args);
      },
      pack(...args) {
        packs++;
        exports.pack(...args);
      },
    });
    const [one, other] = [{}, {}];
    const b = draw(4 * 16, 1);
    for (let step = 0; step < 5; step++) {
      for (const key of [one, other]) multiply(draw(8, step), b, [2, 4, 16], key, counted);
    }
    expect(packs).toBe(2);
  });

  it('says which widths it takes, and is told from another module', () => {
    expect([0, 8, 16, 40, 48].filter(canMultiply)).toEqual([16, 48]);
    expect(() => parseMatmulExports({ memory: {} })).toThrow('not the matmul kernel');
  });
});
