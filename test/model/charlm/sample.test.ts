/** Drawing one character at a time: how temperature bends the odds, that draws follow them, and what is fed back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw, sample, withTemperature } from '../../../model/charlm/sample.ts';
import { createRandom } from '../../../model/random.ts';
import type { NetworkRecurrence } from '../../../model/recurrence/network-recurrence.ts';

/** Distributions of 1 to 8 outcomes, zeros among them. */
const distribution = fc
  .array(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1, noNaN: true })), {
    minLength: 1,
    maxLength: 8,
  })
  .filter((weights) => weights.some((weight) => weight > 0))
  .map((weights) => {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.map((weight) => weight / sum);
  });
const temperature = fc.double({ min: 1e-9, max: 100, noNaN: true });

describe('temperature', () => {
  it('leaves the odds as they are at 1', () => {
    fc.assert(
      fc.property(distribution, (p) => {
        for (const [k, pk] of withTemperature(p, 1).entries()) expect(pk).toBeCloseTo(p[k]!, 12);
      }),
    );
  });

  it('raises each probability to the power 1 / T and makes the sum 1 again', () => {
    const [a, b, c] = withTemperature([0.5, 0.3, 0.2], 0.5);
    const sum = 0.25 + 0.09 + 0.04;
    expect([a, b, c]).toEqual(
      [0.25, 0.09, 0.04].map((square) => expect.closeTo(square / sum, 12) as number),
    );
  });

  it('gives a distribution in the same order, with nothing made of nothing', () => {
    fc.assert(
      fc.property(distribution, temperature, (p, T) => {
        const bent = withTemperature(p, T);
        expect(bent.reduce((sum, pk) => sum + pk, 0)).toBeCloseTo(1, 12);
        for (const [i, pi] of p.entries()) {
          if (pi === 0) expect(bent[i]).toBe(0);
          for (const [j, pj] of p.entries()) {
            if (pi > pj) expect(bent[i]!).toBeGreaterThanOrEqual(bent[j]!);
          }
        }
      }),
    );
  });

  it('leaves the likeliest alone at 0, and comes near to that as it falls', () => {
    fc.assert(
      fc.property(distribution, (p) => {
        const likeliest = p.indexOf(Math.max(...p));
        const alone = p.map((_, k) => (k === likeliest ? 1 : 0));
        expect(withTemperature(p, 0)).toEqual(alone);
        const close = p.filter((pk) => pk > p[likeliest]! * 0.999).length > 1;
        fc.pre(!close);
        for (const [k, pk] of withTemperature(p, 1e-5).entries())
          expect(pk).toBeCloseTo(alone[k]!, 12);
      }),
    );
  });
});

describe('draws', () => {
  it.each([
    [1, [0.5, 0.25, 0.15, 0.1, 0]],
    [2, [0.05, 0, 0.9, 0.05]],
    [3, [1]],
  ])('follow the odds, seed %i', (seed, p) => {
    const n = 50_000;
    const random = createRandom(seed);
    const counts = p.map(() => 0);
    for (let i = 0; i < n; i++) counts[draw(p, random)]!++;
    for (const [k, pk] of p.entries()) {
      // Five standard deviations of a binomial count.
      expect(Math.abs(counts[k]! - n * pk)).toBeLessThanOrEqual(5 * Math.sqrt(n * pk * (1 - pk)));
    }
  });

  it('never take what has no chance, not even where the odds fall short of 1', () => {
    const almostOne = { ...createRandom(1), uniform: () => 1 - 2 ** -32 };
    expect(draw([0.5, 0.5 - 1e-9, 0], almostOne)).toBe(1);
  });
});

/** After character k comes k + 1, round and round; the state is all that was fed. */
function ring(D: number): NetworkRecurrence<readonly number[]> {
  return {
    featureLength: D,
    start: () => [],
    step: (fed, x) => {
      expect([...x].filter((value) => value !== 0)).toEqual([1]);
      return [...fed, x.indexOf(1)];
    },
    readOut: (fed) => [
      Array.from({ length: D }, (_, k) => (k === (fed.at(-1)! + 1) % D ? 0.9 : 0.1 / (D - 1))),
    ],
  };
}

describe('a sample', () => {
  const request = { start: [2, 0], length: 7, temperature: 0, random: createRandom(1) };

  it('feeds the start, then every character that was drawn', () => {
    expect(sample(ring(4), request)).toEqual([1, 2, 3, 0, 1, 2, 3]);
  });

  it('is the same for the same seed, and another for another', () => {
    const drawn = (seed: number) =>
      sample(ring(4), { ...request, length: 50, temperature: 3, random: createRandom(seed) });
    expect(drawn(5)).toEqual(drawn(5));
    expect(drawn(6)).not.toEqual(drawn(5));
  });
});
