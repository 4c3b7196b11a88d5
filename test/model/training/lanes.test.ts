/** Clips laid into lanes: whole, once an epoch, cut elsewhere each time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../model/random.ts';
import { walkLanes, type Place } from '../../../model/training/lanes.ts';

interface Case {
  lengths: number[];
  lanes: number;
  window: number;
  carryAcrossClips: number;
  seed: number;
}

const anyCase: fc.Arbitrary<Case> = fc.record({
  lengths: fc.array(fc.nat(40), { minLength: 1, maxLength: 12 }),
  lanes: fc.integer({ min: 1, max: 5 }),
  window: fc.integer({ min: 1, max: 17 }),
  carryAcrossClips: fc.constantFrom(0, 0.5, 1),
  seed: fc.integer(),
});

/** Each lane's places in the order of time, empty ones included. */
function lanesOf({ lengths, seed, ...options }: Case): (Place | null)[][] {
  const lanes = Array.from({ length: options.lanes }, (): (Place | null)[] => []);
  for (const rows of walkLanes(lengths, options, createRandom(seed))) {
    expect(rows).toHaveLength(options.window * options.lanes);
    for (const [row, place] of rows.entries()) lanes[row % options.lanes]!.push(place);
  }
  return lanes;
}

describe('the lanes', () => {
  it('give every step of every clip exactly once, each clip whole and in one lane', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const seen = new Map<number, number>();
        for (const lane of lanesOf(given)) {
          let expected: Place | null = null;
          for (const place of lane) {
            if (place === null) {
              expect(expected).toBeNull();
              continue;
            }
            if (expected === null) expect(place.step).toBe(0);
            else expect(place).toMatchObject({ clip: expected.clip, step: expected.step });
            seen.set(place.clip, (seen.get(place.clip) ?? 0) + 1);
            const isLast = place.step + 1 === given.lengths[place.clip];
            expected = isLast ? null : { clip: place.clip, step: place.step + 1, fresh: false };
          }
          expect(expected).toBeNull();
        }
        for (const [clip, length] of given.lengths.entries()) {
          expect(seen.get(clip) ?? 0).toBe(length);
        }
      }),
    );
  });

  it('set the state back only where a clip begins: always, never, or by chance', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        for (const lane of lanesOf(given)) {
          const places = lane.filter((place) => place !== null);
          for (const [index, place] of places.entries()) {
            if (place.step > 0) expect(place.fresh).toBe(false);
            else if (index === 0 || given.carryAcrossClips === 0) expect(place.fresh).toBe(true);
            else if (given.carryAcrossClips === 1) expect(place.fresh).toBe(false);
          }
        }
      }),
    );
  });

  it('cut the clips elsewhere from epoch to epoch, and alike for the same draw', () => {
    const given = { lengths: [100], lanes: 1, window: 32, carryAcrossClips: 0, seed: 0 };
    const firstSteps = (seed: number) => lanesOf({ ...given, seed })[0]!.indexOf(null);
    const begins = Array.from({ length: 20 }, (_, seed) =>
      lanesOf({ ...given, seed })[0]!.findIndex((place) => place !== null),
    );
    expect(new Set(begins).size).toBeGreaterThan(8);
    expect(firstSteps(3)).toBe(firstSteps(3));
  });
});
