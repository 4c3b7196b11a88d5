/** Clips laid out for many-to-one: whole, once an epoch, each ending where a window ends, with all of K before it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../model/random.ts';
import { walkWholeClips } from '../../../model/training/whole-clips.ts';

interface Case {
  lengths: number[];
  lanes: number;
  window: number;
  seed: number;
}

const anyCase: fc.Arbitrary<Case> = fc.record({
  lengths: fc.array(fc.nat(40), { minLength: 1, maxLength: 12 }),
  lanes: fc.integer({ min: 1, max: 5 }),
  window: fc.integer({ min: 1, max: 50 }),
  seed: fc.integer(),
});

const windowsOf = ({ lengths, seed, ...options }: Case) => [
  ...walkWholeClips(lengths, options, createRandom(seed)),
];

describe('whole clips', () => {
  it('give every step of every clip once, in order, in one lane, afresh at the first alone', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const { lengths, lanes } = given;
        const laneOf = new Map<number, number>();
        const next = lengths.map(() => 0);
        for (const rows of windowsOf(given)) {
          for (const [row, place] of rows.entries()) {
            if (place === null) continue;
            expect(place.step).toBe(next[place.clip]);
            expect(place.fresh).toBe(place.step === 0);
            if (place.step > 0) expect(laneOf.get(place.clip)).toBe(row % lanes);
            laneOf.set(place.clip, row % lanes);
            next[place.clip] = place.step + 1;
          }
        }
        expect(next).toEqual(lengths);
      }),
    );
  });

  it('end where a window ends, the last min(length, K) steps in one window without a gap', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const { lengths, lanes, window: K } = given;
        for (const rows of windowsOf(given)) {
          const length = rows.length / lanes;
          expect(Number.isInteger(length)).toBe(true);
          expect(length).toBeLessThanOrEqual(K);
          for (let lane = 0; lane < lanes; lane++) {
            const places = rows.filter((_, row) => row % lanes === lane);
            const held = places.filter((place) => place !== null);
            // Empty steps lie in front only, and only before a clip's first step.
            expect(places.slice(places.length - held.length)).toEqual(held);
            if (held.length > 0 && held.length < length) expect(held[0]!.fresh).toBe(true);
            for (const { clip, step } of held) {
              if (step + 1 === lengths[clip]) expect(held.length).toBe(Math.min(step + 1, K));
            }
          }
          expect(rows.some((place, row) => row < lanes && place !== null)).toBe(true);
        }
      }),
    );
  });

  it('come in another order from epoch to epoch, and alike for the same draw', () => {
    const given = { lengths: [3, 3, 3, 3, 3, 3], lanes: 2, window: 8 };
    const orders = Array.from({ length: 20 }, (_, seed) => windowsOf({ ...given, seed }));
    expect(new Set(orders.map((order) => JSON.stringify(order))).size).toBeGreaterThan(10);
    expect(windowsOf({ ...given, seed: 3 })).toEqual(orders[3]);
  });
});
