/** The timeline's geometry over unevenly spaced frames: time, pixels and frames agree, whatever is zoomed and moved. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameTimes, readTimestamps } from '../../../renderer/timeline/frame-times.ts';
import {
  fitAll,
  gridStepS,
  panBy,
  resized,
  revealing,
  showing,
  timeAt,
  xOf,
  zoomAbout,
} from '../../../renderer/timeline/time-scale.ts';
import { scaleOver, times$, WIDTH } from './fields.ts';

const withScale$ = times$().chain((times) => scaleOver(times).map((scale) => ({ times, scale })));

describe('the times of frames', () => {
  it('are read as they lie on disk', () => {
    const bytes = new BigInt64Array([0n, 33_333n, 7_200_000_000n]).buffer;
    expect([...readTimestamps(bytes)]).toEqual([0, 33_333, 7_200_000_000]);
  });

  it('name the frame that stands at every moment from its begin to the next one', () => {
    fc.assert(
      fc.property(times$(), (times) => {
        for (let frame = 0; frame < times.frames; frame++) {
          expect(times.frameAt(times.boundaryUs(frame))).toBe(frame);
          expect(times.frameAt(times.boundaryUs(frame + 1) - 1)).toBe(frame);
          expect(times.boundaryAt(times.boundaryUs(frame))).toBe(frame);
        }
        expect(times.frameAt(times.endUs + 1e9)).toBe(times.frames - 1);
        expect(times.frameAt(times.startUs - 1e9)).toBe(0);
        expect(times.boundaryAt(times.endUs)).toBe(times.frames);
      }),
    );
  });

  it('give a lone frame a length', () => {
    const lone = createFrameTimes(Float64Array.of(5));
    expect(lone.endUs).toBeGreaterThan(lone.startUs);
    expect([lone.boundaryUs(0), lone.boundaryUs(1)]).toEqual([lone.startUs, lone.endUs]);
  });
});

describe('the scale', () => {
  it('takes pixels to times and back', () => {
    fc.assert(
      fc.property(withScale$, fc.integer({ min: 0, max: WIDTH }), ({ scale }, x) => {
        expect(xOf(timeAt(x, scale), scale)).toBeCloseTo(x, 6);
      }),
    );
  });

  it('never shows anything before the first or after the last frame', () => {
    fc.assert(
      fc.property(withScale$, ({ times, scale }) => {
        expect(timeAt(0, scale)).toBeGreaterThanOrEqual(times.startUs - 1e-3);
        expect(timeAt(WIDTH, scale)).toBeLessThanOrEqual(times.endUs + 1e-3);
      }),
    );
  });

  it('zooms about the pointer: what lies there stays, unless an end of the clip comes in sight', () => {
    fc.assert(
      fc.property(withScale$, fc.integer({ min: 0, max: WIDTH }), ({ times, scale }, x) => {
        const closer = zoomAbout(scale, x, 2, times);
        expect(timeAt(x, closer)).toBeCloseTo(timeAt(x, scale), 3);
        const farther = zoomAbout(closer, x, 0.5, times);
        expect(farther.usPerPixel).toBeCloseTo(scale.usPerPixel, 6);
      }),
    );
  });

  it('stops zooming at single frames and at the whole clip', () => {
    fc.assert(
      fc.property(times$(60), (times) => {
        const whole = fitAll(WIDTH, times);
        const closest = zoomAbout(whole, 500, 1e9, times);
        expect(times.frameUs / closest.usPerPixel).toBeCloseTo(48, 6);
        expect(zoomAbout(closest, 500, 1e-9, times)).toEqual(whole);
      }),
    );
  });

  it('pans there and back, shows the same stretch on another width, and a chosen stretch whole', () => {
    fc.assert(
      fc.property(withScale$, ({ times, scale }) => {
        const moved = panBy(scale, 1, times);
        if (timeAt(WIDTH, moved) < times.endUs - 1)
          expect(panBy(moved, -1, times).fromUs).toBeCloseTo(scale.fromUs, 3);
        const wider = resized(scale, 2 * WIDTH, times);
        expect(wider.fromUs).toBeCloseTo(
          Math.min(scale.fromUs, times.endUs - wider.width * wider.usPerPixel),
          3,
        );
        const last = times.frames - 1;
        const shown = showing(scale, [times.boundaryUs(last), times.endUs], times);
        expect(xOf(times.boundaryUs(last), shown)).toBeGreaterThanOrEqual(-1e-6);
        expect(xOf(times.endUs, shown)).toBeLessThanOrEqual(WIDTH + 1e-6);
      }),
    );
  });

  it('scrolls to a moment only when it is out of sight', () => {
    fc.assert(
      fc.property(withScale$, ({ times, scale }) => {
        const seenUs = timeAt(WIDTH / 2, scale);
        expect(revealing(scale, seenUs, times)).toBe(scale);
        for (const timeUs of [times.startUs, times.boundaryUs(times.frames - 1)]) {
          const x = xOf(timeUs, revealing(scale, timeUs, times));
          expect(x).toBeGreaterThanOrEqual(-1e-6);
          expect(x).toBeLessThanOrEqual(WIDTH);
        }
      }),
    );
  });

  it('keeps the figures of the clock apart', () => {
    fc.assert(
      fc.property(withScale$, ({ scale }) => {
        expect((gridStepS(scale) * 1e6) / scale.usPerPixel).toBeGreaterThanOrEqual(72);
      }),
    );
  });
});
