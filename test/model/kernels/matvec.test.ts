/** The live kernel against plain sums and functions, at every tail length. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMatvecKernel, parseKernelExports } from '../../../model/kernels/matvec-kernel.ts';
import { createRandom } from '../../../model/random.ts';
import { loadKernel } from '../helpers/load-kernel.ts';

const exports = await loadKernel();

/** b + W x in 64-bit floats. */
function affine(W: Float32Array, x: Float32Array, b: Float32Array): number[] {
  return [...b].map((bi, i) => x.reduce((sum, xj, j) => sum + W[i * x.length + j]! * xj, bi));
}

describe('the matvec kernel', () => {
  it('gives b + W x for any number of rows and columns, tails included', () => {
    fc.assert(
      fc.property(fc.nat(13), fc.nat(19), fc.integer(), (rows, cols, seed) => {
        const random = createRandom(seed);
        const draw = (length: number) => Float32Array.from({ length }, () => random.normal());
        const [W, x, b] = [draw(rows * cols), draw(cols), draw(rows)];
        const kernel = createMatvecKernel(exports);
        const y = kernel.vector(rows);
        kernel.affine(kernel.matrix(W, rows, cols), kernel.vector(x), kernel.vector(b), y);
        const expected = affine(W, x, b);
        for (const [i, yi] of y.values.entries()) expect(yi).toBeCloseTo(expected[i]!, 5);
      }),
    );
  });

  it('adds W x to y itself when b is y', () => {
    const kernel = createMatvecKernel(exports);
    const y = kernel.vector(Float32Array.of(10, 20));
    const W = kernel.matrix(Float32Array.of(1, 2, 3, 4), 2, 2);
    kernel.affine(W, kernel.vector(Float32Array.of(1, 1)), y, y);
    expect([...y.values]).toEqual([13, 27]);
  });

  it('keeps earlier vectors alive when the memory grows under them', async () => {
    const kernel = createMatvecKernel(await loadKernel());
    const early = kernel.vector(Float32Array.of(1, 2, 3));
    const before = early.values;
    kernel.vector(1_000_000);
    expect(before.length).toBe(0);
    expect([...early.values]).toEqual([1, 2, 3]);
    expect([...early.part(1, 2).values]).toEqual([2, 3]);
  });

  it('writes no number beyond the rows it was given', () => {
    const kernel = createMatvecKernel(exports);
    const whole = kernel.vector(Float32Array.of(1, 2, 3, 4, 5));
    const W = kernel.matrix(Float32Array.of(10, 20), 2, 1);
    const [y, x] = [whole.part(1, 2), kernel.vector(Float32Array.of(Infinity))];
    kernel.affine(W, x, y, y);
    expect([...whole.values]).toEqual([1, Infinity, Infinity, 4, 5]);
  });

  it('is told from another module', () => {
    expect(() => parseKernelExports({ memory: {} })).toThrow('not the matvec kernel');
  });
});

const lengths = fc.nat(21);
const values = (length: number, spread: number, seed: number): Float32Array => {
  const random = createRandom(seed);
  return Float32Array.from({ length }, () => spread * random.normal());
};
const close = (got: Float32Array, wanted: (i: number) => number, within = 3e-7) => {
  for (const [i, value] of got.entries()) {
    const expected = wanted(i);
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(
      within * Math.max(1, Math.abs(expected)),
    );
  }
};

describe('the gates of the kernel', () => {
  it('are σ and tanh to a few units of the last place, far out and in place', () => {
    fc.assert(
      fc.property(lengths, fc.constantFrom(0.01, 1, 30), fc.integer(), (length, spread, seed) => {
        const kernel = createMatvecKernel(exports);
        const a = values(length, spread, seed);
        const [s, t] = [kernel.vector(a), kernel.vector(a)];
        kernel.sigmoid(s);
        kernel.tanh(t);
        close(s.values, (i) => 1 / (1 + Math.exp(-a[i]!)));
        close(t.values, (i) => Math.tanh(a[i]!));
      }),
    );
  });

  it('hold at the ends of the numbers, and let what is no number through', () => {
    const kernel = createMatvecKernel(exports);
    const ends = Float32Array.of(0, -0, 1e-30, 88, -88, 1e30, -1e30, Infinity, -Infinity, NaN);
    const [s, t] = [kernel.vector(ends), kernel.vector(ends)];
    kernel.sigmoid(s);
    kernel.tanh(t);
    expect([...s.values].slice(5)).toEqual([
      1,
      expect.closeTo(0, 30),
      1,
      expect.closeTo(0, 30),
      NaN,
    ]);
    expect([...t.values].slice(3)).toEqual([1, -1, 1, -1, 1, -1, NaN]);
    expect([...s.values].slice(0, 3)).toEqual([0.5, 0.5, 0.5]);
    expect([...t.values].slice(0, 3).map(Math.abs)).toEqual([0, 0, 0]);
  });

  it('multiply, add products, interpolate and standardise, and touch nothing beyond', () => {
    fc.assert(
      fc.property(lengths, fc.integer(), (length, seed) => {
        const kernel = createMatvecKernel(exports);
        const [a, b, c] = [1, 2, 3].map((n) => values(length, 1, seed + n)) as [
          Float32Array,
          Float32Array,
          Float32Array,
        ];
        const [p, q] = [kernel.vector(a), kernel.vector(b)];
        const roomy = (): ReturnType<typeof kernel.vector> => {
          const room = kernel.vector(length + 4);
          room.values.fill(7);
          room.part(0, length).values.set(c);
          return room;
        };
        const [product, sum, mixed, standard] = [roomy(), roomy(), roomy(), roomy()];
        kernel.multiply(p, q, product.part(0, length));
        kernel.addProduct(p, q, sum.part(0, length));
        kernel.interpolate(p, q, mixed.part(0, length));
        kernel.standardise(standard.part(0, length), p, q);
        close(product.part(0, length).values, (i) => a[i]! * b[i]!);
        close(sum.part(0, length).values, (i) => c[i]! + a[i]! * b[i]!, 1e-6);
        close(mixed.part(0, length).values, (i) => (1 - a[i]!) * c[i]! + a[i]! * b[i]!, 2e-6);
        close(standard.part(0, length).values, (i) => (c[i]! - a[i]!) * b[i]!, 1e-6);
        for (const room of [product, sum, mixed, standard]) {
          expect([...room.part(length, 4).values]).toEqual([7, 7, 7, 7]);
        }
      }),
    );
  });
});
