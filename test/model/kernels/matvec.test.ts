/** The WebAssembly product against plain sums, at every tail length. */
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

  it('takes a block of rows without copying', () => {
    const kernel = createMatvecKernel(exports);
    const W = kernel.matrix(Float32Array.of(1, 0, 0, 1, 5, 7), 3, 2);
    const y = kernel.vector(1);
    kernel.affine(W.rowsFrom(2, 1), kernel.vector(Float32Array.of(2, 3)), y, y);
    expect([...y.values]).toEqual([31]);
  });

  it('is told from another module', () => {
    expect(() => parseKernelExports({ memory: {} })).toThrow('not the matvec kernel');
  });
});
