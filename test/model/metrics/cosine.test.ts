/** The cosine between feature vectors: what it is, and that it never says "the same" of what is none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cosine } from '../../../model/metrics/cosine.ts';

const numbers = fc.float({ min: -100, max: 100, noNaN: true });
const vectors = fc
  .array(numbers, { minLength: 1, maxLength: 20 })
  .filter((values) => Math.hypot(...values) > 1e-3)
  .map((values) => Float32Array.from(values));

describe('the cosine', () => {
  it('knows the same, the opposite and the unrelated', () => {
    expect(cosine(Float32Array.of(1, 2), Float32Array.of(1, 2))).toBeCloseTo(1, 12);
    expect(cosine(Float32Array.of(1, 2), Float32Array.of(-1, -2))).toBeCloseTo(-1, 12);
    expect(cosine(Float32Array.of(1, 0), Float32Array.of(0, 3))).toBe(0);
    expect(cosine(Float32Array.of(1, 0), Float32Array.of(1, 1))).toBeCloseTo(Math.SQRT1_2, 12);
  });

  it('does not depend on length, and is the same both ways', () => {
    fc.assert(
      fc.property(vectors, fc.double({ min: 0.1, max: 10, noNaN: true }), (x, factor) => {
        expect(
          cosine(
            x,
            x.map((value) => value * factor),
          ),
        ).toBeCloseTo(1, 5);
      }),
    );
    fc.assert(
      fc.property(vectors, vectors, (a, b) => {
        expect(cosine(a, b)).toBe(cosine(b, a));
        expect(Math.abs(cosine(a, b))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    ['another length', [1, 2], [1, 2, 3]],
    ['zeros', [0, 0], [0, 0]],
    ['no numbers', [NaN, 1], [NaN, 1]],
    ['infinity', [Infinity, 1], [Infinity, 1]],
    ['nothing', [], []],
  ])('is 0 for %s', (_what, a, b) => {
    expect(cosine(Float32Array.from(a), Float32Array.from(b))).toBe(0);
  });
});
