/** Times of the live path, on a clock of the test's own: every part of a frame's way is booked on that frame. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecent } from '../../../renderer/live/recent.ts';
import { createStopwatch } from '../../../renderer/live/stopwatch.ts';

describe('recent quantiles', () => {
  it('are zero while there is nothing', () => {
    expect(createRecent().quantiles()).toEqual({ p50: 0, p95: 0 });
  });

  it('are those of the nearest rank over the last 4096 values', () => {
    const value = fc.double({ min: 0, max: 1e6, noNaN: true });
    const lists = fc.array(value, { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(lists, fc.boolean(), (values, isOld) => {
        const recent = createRecent();
        // What was there before the last 4096 counts no longer.
        const last = isOld
          ? Array.from({ length: 4096 }, (_, i) => values[i % values.length]!)
          : values;
        if (isOld)
          values.forEach(() => {
            recent.add(1e9);
          });
        last.forEach((n) => {
          recent.add(n);
        });
        const sorted = [...last].sort((a, b) => a - b);
        // The least value that at least this share does not exceed.
        const rank = (q: number) => sorted.find((_, i) => (i + 1) / sorted.length >= q - 1e-12);
        expect(recent.quantiles()).toEqual({ p50: rank(0.5), p95: rank(0.95) });
      }),
      { numRuns: 40 },
    );
  });
});

describe('the stopwatch', () => {
  function open() {
    let nowMs = 0;
    const watch = createStopwatch(() => nowMs);
    return {
      watch,
      pass: (ms: number) => {
        nowMs += ms;
      },
    };
  }
  const same = (ms: number) => ({ p50: ms, p95: ms });

  it("splits a frame's way into our own work, the CNN and waiting", () => {
    const { watch, pass } = open();
    watch.read(0, 0);
    watch.span(0, () => {
      pass(2);
    });
    pass(30); // in the extractor's worker, and on the way there and back
    watch.embedded(0, { cnnMs: 20, ownMs: 1 });
    watch.span(0, () => {
      pass(3);
      watch.emitted(0);
      pass(4); // what follows the label still belongs to the frame
    });
    expect(watch.times()).toEqual({
      frameIntervalMs: same(0),
      latencyMs: same(35),
      overheadMs: same(10),
      cnnMs: same(20),
      waitMs: same(5),
    });
  });

  it('settles a frame once its label is out, also when that happens in the span of another', () => {
    const { watch, pass } = open();
    watch.read(0, 0);
    watch.span(0, () => {
      pass(1);
    });
    watch.read(1, 33_000);
    watch.span(1, () => {
      pass(5);
      watch.emitted(0);
      watch.emitted(1);
    });
    const { latencyMs, overheadMs, cnnMs, frameIntervalMs } = watch.times();
    expect(latencyMs).toEqual({ p50: 5, p95: 6 });
    expect(overheadMs).toEqual({ p50: 1, p95: 5 });
    // Neither was embedded: no zero is counted as a time of the CNN.
    expect(cnnMs).toEqual(same(0));
    expect(frameIntervalMs).toEqual(same(33));
  });

  it('counts nothing twice, and forgets a frame that is settled', () => {
    const { watch, pass } = open();
    watch.read(0, 0);
    watch.span(0, () => {
      watch.emitted(0);
    });
    pass(100);
    watch.emitted(0);
    watch.embedded(0, { cnnMs: 50, ownMs: 50 });
    watch.span(0, () => {
      pass(50);
    });
    expect(watch.times()).toMatchObject({
      latencyMs: same(0),
      overheadMs: same(0),
      cnnMs: same(0),
    });
  });
});
