/** Class keys become segments: the frames shown while a key was down, the later key winning within a track. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LabelSetSchema } from '../../../../contract/segment.ts';
import type { Paint } from '../../../../contract/recording.ts';
import { parseWith } from '../../../../contract/parse.ts';
import { paintedLabels } from '../../../../main/services/recording/painted-labels.ts';

const times = Array.from({ length: 10 }, (_, i) => i * 100);
const begin = (classId: string, frame: number, track = 't'): Paint => ({
  what: 'begin',
  track,
  classId,
  timestampUs: frame * 100,
});
const end = (classId: string, frame: number, track = 't'): Paint => ({
  ...begin(classId, frame, track),
  what: 'end',
});
const painted = (...paints: Paint[]) =>
  Object.fromEntries(
    Object.entries(paintedLabels(paints, times)?.tracks ?? {}).map(([track, segments]) => [
      track,
      segments.map((s) => [s.classId, s.startFrame, s.endFrame]),
    ]),
  );

describe('painted labels', () => {
  it.each([
    ['nothing held', [], {}],
    ['a key held', [begin('a', 2), end('a', 5)], { t: [['a', 2, 6]] }],
    ['a tap within one frame', [begin('a', 2), end('a', 2)], { t: [['a', 2, 3]] }],
    ['a key that never came up', [begin('a', 7)], { t: [['a', 7, 10]] }],
    [
      'a key twice',
      [begin('a', 1), end('a', 2), begin('a', 5), end('a', 5)],
      {
        t: [
          ['a', 1, 3],
          ['a', 5, 6],
        ],
      },
    ],
    [
      'a later key over an earlier one',
      [begin('a', 1), begin('b', 3), end('b', 4), end('a', 6)],
      {
        t: [
          ['a', 1, 3],
          ['b', 3, 5],
          ['a', 5, 7],
        ],
      },
    ],
    [
      'two tracks at once',
      [begin('a', 1), begin('b', 1, 'u'), end('b', 2, 'u'), end('a', 3)],
      {
        t: [['a', 1, 4]],
        u: [['b', 1, 3]],
      },
    ],
    ['a key that went down on a frame that was lost', [begin('a', 12), end('a', 14)], {}],
    ['a key that came up on one', [begin('a', 8), end('a', 14)], { t: [['a', 8, 10]] }],
    ['an end without a beginning', [end('a', 3)], {}],
    ['a key that repeats', [begin('a', 2), begin('a', 3), end('a', 4)], { t: [['a', 2, 5]] }],
  ] as const)('%s', (_, paints, expected) => {
    expect(painted(...paints)).toEqual(expected);
  });

  it('are a label set, whatever was held in whatever order', () => {
    const paint = fc.record({
      what: fc.constantFrom('begin', 'end'),
      track: fc.constantFrom('t', 'u'),
      classId: fc.constantFrom('a', 'b', 'c'),
      timestampUs: fc.nat(1500),
    });
    fc.assert(
      fc.property(fc.array(paint, { maxLength: 30 }), (paints) => {
        const labels = paintedLabels(paints, times);
        if (labels === null) return;
        const parsed = parseWith(LabelSetSchema, labels, { what: 'the labels' });
        for (const segments of Object.values(parsed.tracks))
          expect(segments.at(-1)!.endFrame).toBeLessThanOrEqual(times.length);
      }),
    );
  });
});
