/** What of the segments is drawn: all that can be seen, and no more bars than pixels can show. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Segment } from '../../../contract/segment.ts';
import { barsOf } from '../../../renderer/timeline/bars.ts';
import { createFrameTimes } from '../../../renderer/timeline/frame-times.ts';
import { fitAll, xOf } from '../../../renderer/timeline/time-scale.ts';
import { field$, WIDTH } from './fields.ts';

describe('the bars of a lane', () => {
  it('have one for every segment in sight that is two pixels wide, exactly where it lies', () => {
    fc.assert(
      fc.property(field$, ({ segments, times, scale }) => {
        const bars = barsOf(segments, times, scale);
        segments.forEach((segment, index) => {
          const x = xOf(times.boundaryUs(segment.startFrame), scale);
          const width = xOf(times.boundaryUs(segment.endFrame), scale) - x;
          if (width < 2 || x + width <= 0 || x >= WIDTH) return;
          const bar = bars.find((one) => one.index === index);
          expect(bar).toMatchObject({ classId: segment.classId, index });
          expect(bar?.x).toBeCloseTo(x, 6);
          expect(bar?.width).toBeCloseTo(width, 6);
        });
        for (const { x, width } of bars) {
          expect(x).toBeLessThan(WIDTH);
          expect(x + width).toBeGreaterThan(-1);
        }
      }),
    );
  });

  it('are bounded by the pixels, not by the segments, and hide none', () => {
    const frames = 216_000;
    const times = createFrameTimes(Float64Array.from({ length: frames }, (_, i) => (i * 1e6) / 30));
    const segments = Array.from({ length: 20_000 }, (_, i): Segment => ({
      startFrame: 10 * i,
      endFrame: 10 * i + 5,
      classId: i % 2 === 0 ? 'a' : 'b',
      origin: 'hand',
    }));
    const bars = barsOf(segments, times, fitAll(WIDTH, times));
    expect(bars.length).toBeLessThanOrEqual(WIDTH + 1);
    const columns = new Set(bars.map(({ x }) => Math.floor(x)));
    for (const { startFrame } of segments)
      expect(columns.has(Math.floor((startFrame / frames) * WIDTH + 1e-9))).toBe(true);
  });

  it('show in a shared column the class that has most of it', () => {
    const times = createFrameTimes(Float64Array.from({ length: 100_000 }, (_, i) => i * 1000));
    const segments: Segment[] = [
      { startFrame: 0, endFrame: 10, classId: 'a', origin: 'hand' },
      { startFrame: 10, endFrame: 80, classId: 'b', origin: 'hand' },
      { startFrame: 80, endFrame: 90, classId: 'a', origin: 'hand' },
    ];
    expect(barsOf(segments, times, fitAll(WIDTH, times))).toEqual([
      { x: 0, width: 1, classId: 'b', index: null },
    ]);
  });
});
