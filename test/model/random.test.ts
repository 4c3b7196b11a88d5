/** The seeded generator against a plain wording of it, and its distributions. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../model/random.ts';

/** sfc32 as PractRand 0.95 words it, written out in whole numbers without 32-bit tricks. */
function practRand(seeds: [bigint, bigint, bigint], count: number): number[] {
  const word = 0xffffffffn;
  let [a, b, c] = seeds;
  let counter = 1n;
  const draw = (): number => {
    const drawn = (a + b + counter++) & word;
    a = b ^ (b >> 9n);
    b = (c + ((c << 3n) & word)) & word;
    c = ((((c << 21n) & word) | (c >> 11n)) + drawn) & word;
    return Number(drawn);
  };
  for (let round = 0; round < 15; round++) draw();
  return Array.from({ length: count }, draw);
}

describe('the seeded generator', () => {
  it('is sfc32', () => {
    const random = createRandom(42, 7);
    expect(Array.from({ length: 200 }, () => random.uint32())).toEqual(
      practRand([42n, 0n, 7n], 200),
    );
  });

  it('draws other numbers for another seed and another stream', () => {
    const first = [createRandom(1), createRandom(2), createRandom(1, 1), createRandom(2 ** 40 + 1)];
    expect(new Set(first.map((random) => random.uint32())).size).toBe(4);
  });

  it('draws normals of mean 0 and deviation 1', () => {
    const random = createRandom(5);
    const values = Array.from({ length: 20_000 }, () => random.normal());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    // Five standard errors either way.
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(20_000));
    expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / 20_000));
  });

  it('shuffles every item to somewhere and leaves the list given alone', () => {
    const items = Array.from({ length: 50 }, (_, i) => i);
    const shuffled = createRandom(3).shuffled(items);
    expect(shuffled).not.toEqual(items);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
    expect(items[0]).toBe(0);
  });
});
