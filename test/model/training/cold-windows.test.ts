/** Cold windows: each from an empty memory, ending on a labelled step, and over the epochs on every one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../model/random.ts';
import {
  keepLastStep,
  labelledSteps,
  walkColdWindows,
} from '../../../model/training/cold-windows.ts';
import { completeOptions } from '../../../model/training/options.ts';
import { createRecipe } from '../../../model/training/recipe.ts';

const anyCase = fc.record({
  /** Per clip, per step: whether it is labelled. */
  clips: fc
    .array(fc.array(fc.boolean(), { maxLength: 30 }), { minLength: 1, maxLength: 6 })
    .filter((clips) => clips.some((steps) => steps.includes(true))),
  lanes: fc.integer({ min: 1, max: 4 }),
  window: fc.integer({ min: 1, max: 12 }),
  stride: fc.integer({ min: 1, max: 15 }),
  seed: fc.integer(),
});

const labelledOf = (clips: readonly boolean[][]) =>
  clips.map((steps) => [...steps.keys()].filter((step) => steps[step]));

describe('a pass of cold windows', () => {
  it('has each window end on a labelled step of one clip, from its beginning on without a gap', () => {
    fc.assert(
      fc.property(anyCase, ({ clips, lanes: B, window: K, stride, seed }) => {
        const labelled = labelledOf(clips);
        const walk = walkColdWindows(labelled, { lanes: B, window: K, stride }, createRandom(seed));
        let last = 0;
        for (const { rows, done } of walk) {
          expect(rows).toHaveLength(K * B);
          expect(done).toBeGreaterThan(last);
          last = done;
          for (let b = 0; b < B; b++) {
            const lane = Array.from({ length: K }, (_, t) => rows[t * B + b] ?? null);
            const end = lane.at(-1) ?? null;
            if (end === null) {
              expect(lane.every((place) => place === null)).toBe(true);
              continue;
            }
            expect(labelled[end.clip]).toContain(end.step);
            const first = Math.max(0, end.step - K + 1);
            const held = lane.filter((place) => place !== null);
            expect(held).toEqual(
              Array.from({ length: end.step - first + 1 }, (_, i) => ({
                clip: end.clip,
                step: first + i,
                fresh: i === 0,
              })),
            );
            expect(lane.slice(K - held.length)).toEqual(held); // what is empty lies before the clip
          }
        }
        expect(last).toBe(1);
      }),
    );
  });

  it('has one window per stride of labelled steps, no last step twice', () => {
    fc.assert(
      fc.property(anyCase, ({ clips, lanes: B, window: K, stride, seed }) => {
        const labelled = labelledOf(clips);
        const random = createRandom(seed);
        const ends = [...walkColdWindows(labelled, { lanes: B, window: K, stride }, random)]
          .flatMap(({ rows }) => rows.slice(-B))
          .filter((place) => place !== null)
          .map(({ clip, step }) => `${clip}/${step}`);
        const total = labelled.flat().length;
        expect(new Set(ends).size).toBe(ends.length);
        expect(ends.length).toBeGreaterThanOrEqual(Math.max(1, Math.floor(total / stride)));
        expect(ends.length).toBeLessThanOrEqual(Math.ceil(total / stride));
      }),
    );
  });

  it('comes to end on every labelled step, each as often as the others', () => {
    const labelled = [[0, 1, 2, 5, 6], [], [3, 4, 7, 8, 9, 10, 11], [0]];
    const options = { lanes: 2, window: 4, stride: 5 };
    const counts = new Map<string, number>();
    const passes = 4000;
    for (let epoch = 0; epoch < passes; epoch++) {
      for (const { rows } of walkColdWindows(labelled, options, createRandom(1, epoch + 1))) {
        for (const place of rows.slice(-2)) {
          const key = place && `${place.clip}/${place.step}`;
          if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
        }
      }
    }
    const total = labelled.flat().length;
    expect(counts.size).toBe(total);
    for (const count of counts.values()) {
      // 800 expected of each, with a deviation of 25.
      expect(Math.abs(count - passes / options.stride)).toBeLessThan(150);
    }
  });

  it('costs as many rows as a carried one while the stride is as long as the window', () => {
    const clips = [300, 120, 500].map((T, i) => ({
      id: String(i),
      features: new Float32Array(T),
      targets: [new Int32Array(T)],
    }));
    const rowsOf = (recipe: 'carried' | 'cold-windows') => {
      const made = createRecipe(clips, 1, completeOptions({ recipe, lanes: 2 }));
      const windows = [...made.windows(createRandom(1))].flatMap(({ rows }) => rows);
      return windows.filter((place) => place !== null).length;
    };
    expect(rowsOf('carried')).toBe(920);
    expect(rowsOf('cold-windows')).toBeLessThanOrEqual(8 * 128);
    expect(rowsOf('cold-windows')).toBeGreaterThan(920 / 2);
  });
});

describe('the labels of a cold window', () => {
  it('are those of its last step alone', () => {
    const targets = [Int32Array.of(1, 2, 3, 4, 5, 6)];
    keepLastStep(targets, 2);
    expect(targets).toEqual([Int32Array.of(-1, -1, -1, -1, 5, 6)]);
  });

  it('count on any track', () => {
    const targets = [Int32Array.of(-1, 0, -1), Int32Array.of(-1, -1, 1)];
    expect(labelledSteps({ id: '', features: new Float32Array(3), targets })).toEqual([1, 2]);
  });
});

describe('the recipe', () => {
  it('brings its own window, unless one is asked for', () => {
    expect(completeOptions({ recipe: 'cold-windows' })).toMatchObject({
      window: 128,
      stride: null,
    });
    expect(completeOptions({ recipe: 'cold-windows', window: 16 }).window).toBe(16);
    expect(completeOptions({}).window).toBe(32);
  });

  it.each([
    [{ stride: 4 }, /stride goes with the recipe cold-windows/],
    [{ recipe: 'cold-windows', carryAcrossClips: 0.5 }, /empty memory/],
    [{ recipe: 'cold-windows', stride: 0 }, /stride must be/],
    [{ earlyStopping: -1 }, /earlyStopping must be/],
    [{ earlyStopping: 1.5 }, /earlyStopping must be/],
    [{ heldOutShare: 1 }, /heldOutShare must be/],
  ] as const)('refuses %j', (changes, sentence) => {
    expect(() => completeOptions(changes)).toThrow(sentence);
  });
});
