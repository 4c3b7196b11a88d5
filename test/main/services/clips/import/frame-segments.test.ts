/** Seconds to frames by presentation times, and overlaps within a track. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { LabelSetSchema } from '../../../../../contract/segment.ts';
import { spansToLabels } from '../../../../../main/services/clips/import/frame-segments.ts';
import type {
  PlannedSpan,
  Stretch,
} from '../../../../../main/services/clips/import/import-plan.ts';
import { frameClasses } from '../../../../../main/services/labels/frame-classes.ts';

const seconds = (startS: number, endS: number): Stretch => ({ kind: 'seconds', startS, endS });
const span = (classId: string, stretch: Stretch, line = 2, trackId = 't'): PlannedSpan => ({
  trackId,
  classId,
  stretch,
  line,
});

/** Frames as "a", "b", "." for unlabelled. */
function drawn(spans: readonly PlannedSpan[], times: readonly number[], track = 't'): string {
  const { labels } = spansToLabels(spans, times);
  return frameClasses(labels, track, times.length)
    .map((c) => c ?? '.')
    .join('');
}

/** Ten frames, 100 ms apart, the first presented at 7 s. */
const tenth = Array.from({ length: 10 }, (_, i) => 7_000_000 + i * 100_000);

describe('spansToLabels', () => {
  it.each([
    ['starts inclusive, ends exclusive', [span('a', seconds(0.2, 0.5))], '..aaa.....'],
    ['a frame just before the start is out', [span('a', seconds(0.2001, 0.5))], '...aa.....'],
    ['a label past the end is cut', [span('a', seconds(0.8, 99))], '........aa'],
    ['a label before the start is cut', [span('a', seconds(-5, 0.1))], 'a.........'],
    ['all', [span('a', { kind: 'all' })], 'aaaaaaaaaa'],
    ['frames', [span('a', { kind: 'frames', startFrame: 3, endFrame: 40 })], '...aaaaaaa'],
    [
      'the later start wins',
      [span('a', seconds(0, 0.6)), span('b', seconds(0.4, 0.9))],
      'aaaabbbbb.',
    ],
    [
      'in whatever order they come',
      [span('b', seconds(0.4, 0.9)), span('a', seconds(0, 0.6))],
      'aaaabbbbb.',
    ],
    [
      'the earlier one does not come back',
      [span('a', seconds(0, 1)), span('b', seconds(0.3, 0.5))],
      'aaabb.....',
    ],
    [
      'the later time wins on the same frame',
      [span('a', seconds(0.15, 0.6)), span('b', seconds(0.11, 0.6))],
      '..aaaa....',
    ],
    [
      'overlaps of one class are one',
      [span('a', seconds(0, 0.3)), span('a', seconds(0.2, 0.6))],
      'aaaaaa....',
    ],
  ])('%s', (_, spans, expected) => {
    expect(drawn(spans, tenth)).toBe(expected);
  });

  it('keeps tracks apart', () => {
    const spans = [span('a', seconds(0, 0.5), 2, 't'), span('b', seconds(0.2, 0.4), 3, 'u')];
    expect([drawn(spans, tenth, 't'), drawn(spans, tenth, 'u')]).toEqual([
      'aaaaa.....',
      '..bb......',
    ]);
  });

  it('reports what covers no frame, with its line', () => {
    const { labels, problems } = spansToLabels([span('a', seconds(0.91, 3), 17)], tenth);
    expect(labels).toBeNull();
    expect(problems).toEqual([
      { line: 17, what: expect.stringContaining('covers no frame') as string },
    ]);
  });

  it('reports what another one takes away beyond an overlap', () => {
    const nested = [span('a', seconds(0, 1), 5), span('b', seconds(0.3, 0.5), 6)];
    expect(spansToLabels(nested, tenth).problems).toMatchObject([{ line: 5 }]);
    const same = [span('a', seconds(0, 0.4), 5), span('b', seconds(0, 0.6), 6)];
    expect(drawn(same, tenth)).toBe('bbbbbb....');
    expect(spansToLabels(same, tenth).problems).toMatchObject([{ line: 5 }]);
  });

  it('agrees with painting frame by frame, and is always a valid label set', () => {
    const spans = fc.array(
      fc.record({
        classId: fc.constantFrom('a', 'b', 'c'),
        startFrame: fc.nat(30),
        length: fc.integer({ min: 1, max: 20 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(spans, (given) => {
        const frames = 30;
        const planned = given.map(({ classId, startFrame, length }) =>
          span(classId, { kind: 'frames', startFrame, endFrame: startFrame + length }),
        );
        const painted = Array<string>(frames).fill('.');
        for (const s of given.toSorted((x, y) => x.startFrame - y.startFrame)) {
          if (painted[s.startFrame] !== s.classId) painted.fill('.', s.startFrame);
          painted.fill(s.classId, s.startFrame, s.startFrame + s.length);
        }
        const times = Array.from({ length: frames }, (_, i) => i);
        expect(drawn(planned, times)).toBe(painted.join(''));
        const { labels } = spansToLabels(planned, times);
        expect(labels === null || v.is(LabelSetSchema, labels)).toBe(true);
      }),
    );
  });
});
