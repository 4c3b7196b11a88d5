/** The frame on screen is found among those that were read, by nothing but two clocks that differ by a constant. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createShownFrame } from '../../../renderer/record/shown-frame.ts';

/** Capture times as cameras have them: about regular. */
function captures(jitters: readonly number[]): number[] {
  return jitters.map((jitter, i) => 5_703_451_310 + i * 33_333 + jitter);
}
const OFFSET_US = 5_701_552_245;
/** A page's clock ticks in steps of 5 µs. */
const onPage = (timestampUs: number) => (Math.round((timestampUs - OFFSET_US) / 5) * 5) / 1000;

describe('the frame on screen', () => {
  it('is told exactly once the clocks are known, however the screen lags behind or leaves frames out', () => {
    const jitter = fc.integer({ min: -6000, max: 6000 });
    fc.assert(
      fc.property(
        fc.array(jitter, { minLength: 60, maxLength: 60 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 1, max: 3 }),
        (jitters, lag, every) => {
          const clock = createShownFrame();
          const times = captures(jitters);
          let shown: number | undefined;
          times.forEach((timestampUs, i) => {
            clock.read(timestampUs);
            const at = times[i - lag];
            if (at === undefined || i % every !== 0) return;
            clock.shown(onPage(at));
            shown = at;
          });
          expect(clock.timestampUs()).toBe(shown);
        },
      ),
    );
  });

  it('may be on screen before it was read', () => {
    const clock = createShownFrame();
    const times = captures(Array.from({ length: 60 }, (_, i) => (i * 7919) % 5003));
    times.forEach((timestampUs) => {
      clock.shown(onPage(timestampUs));
      clock.read(timestampUs);
    });
    expect(clock.timestampUs()).toBe(times.at(-1));
  });

  it('is the newest one read while the clocks are not known, and for a page that is hidden', () => {
    const clock = createShownFrame();
    expect(clock.timestampUs()).toBeNull();
    const times = captures(Array.from({ length: 90 }, (_, i) => (i * 7919) % 5003));
    clock.read(times[0]!);
    expect(clock.timestampUs()).toBe(times[0]);
    times.slice(1, 50).forEach((timestampUs) => {
      clock.read(timestampUs);
      clock.shown(onPage(timestampUs));
    });
    times.slice(50).forEach(clock.read);
    expect(clock.timestampUs()).toBe(times.at(-1));
  });
});
