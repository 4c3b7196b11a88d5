/** Nothing is lost silently where stretches overlap: what a track keeps and what is told to be cut make up the whole. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFindClip } from '../../../../../main/services/clips/import/find-clip.ts';
import { spansToLabels } from '../../../../../main/services/clips/import/frame-segments.ts';
import { createOpenLabelMap } from '../../../../../main/services/clips/import/label-map.ts';
import { planLabels } from '../../../../../main/services/clips/import/plan-labels.ts';
import { withoutOverlaps } from '../../../../../main/services/clips/import/without-overlaps.ts';
import { frameClasses } from '../../../../../main/services/labels/frame-classes.ts';
import { labelFileShape } from '../../../../../main/services/labels/formats/registry.ts';
import { knownClip } from '../../labels/formats/timelines.ts';

const FRAMES = 40;
const times = Array.from({ length: FRAMES }, (_, i) => i * 50_000);

const stretches = fc.array(
  fc.record({ start: fc.nat(FRAMES - 2), length: fc.integer({ min: 1, max: 20 }) }),
  { minLength: 1, maxLength: 12 },
);

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe('overlapping stretches of different classes', () => {
  it('are kept or told to be cut, to the frame', () => {
    fc.assert(
      fc.property(stretches, (given) => {
        const placed = given.map(({ start, length }, i) => {
          const end = start + length;
          const stretch = { kind: 'frames', startFrame: start, endFrame: end } as const;
          return { span: { trackId: 't', classId: `c${i}`, stretch, line: i }, start, end };
        });
        const { kept, cuts } = withoutOverlaps(placed);
        const left = sum(kept.map(({ start, end }) => end - start));
        expect(left + sum(cuts.map(({ lost }) => lost))).toBe(sum(given.map((g) => g.length)));
        expect(kept.every(({ start }, i) => start >= (kept[i - 1]?.end ?? 0))).toBe(true);
      }),
    );
  });
});

const states = fc.array(
  fc.record({
    behaviour: fc.constantFrom('groom', 'rear', 'walk', 'sniff'),
    start: fc.nat(FRAMES - 2),
    length: fc.integer({ min: 1, max: 15 }),
  }),
  { minLength: 1, maxLength: 10 },
);

describe('states of BORIS, however they overlap', () => {
  it('come in whole, each class on one track', async () => {
    await fc.assert(
      fc.asyncProperty(states, async (given) => {
        const seconds = (frame: number) => (Math.min(frame, FRAMES - 1) * 50) / 1000;
        const rows = given.map(
          ({ behaviour, start, length }) =>
            `one.mp4,${behaviour},STATE,${seconds(start)},${seconds(start + length)}`,
        );
        const head = 'Media file name,Behavior,Behavior type,Start (s),Stop (s)';
        const source = { name: 'b.csv', text: [head, ...rows].join('\n') };
        const file = {
          path: '/b.csv',
          name: 'b.csv',
          labels: labelFileShape('boris').read(source),
        };
        const plan = await planLabels(
          { format: 'boris', files: [file] },
          {
            labels: createOpenLabelMap(),
            groupOf: () => null,
            findClip: createFindClip([knownClip('one.mp4')]),
          },
        );
        const { labels, problems } = spansToLabels(plan.clips[0]?.spans ?? [], times);
        expect([plan.problems, problems]).toEqual([[], []]);
        for (const { behaviour, start, length } of given) {
          const tracks = Object.keys(labels?.tracks ?? {}).filter((track) =>
            labels?.tracks[track]?.some(({ classId }) => classId === behaviour),
          );
          expect(tracks).toHaveLength(1);
          const said = frameClasses(labels, tracks[0] ?? '', FRAMES);
          const end = Math.min(start + length, FRAMES - 1);
          expect(new Set(said.slice(start, end))).toEqual(new Set([behaviour]));
        }
      }),
      { numRuns: 200 },
    );
  });
});
