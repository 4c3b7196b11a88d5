/** Ticks in pixel columns: none is lost between two pixels, none is shown in a gap. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnPeak, columnTicks } from '../../../renderer/strip/strip-columns.ts';
import { columnOf, scaleTo } from '../../../renderer/strip/strip-layout.ts';
import type { History } from '../../../renderer/watching/history.ts';

/** A history of given tick times; tick k has probability k / n. */
function historyOf(timesUs: readonly number[]): History {
  const tickAt = (us: number) => {
    const at = timesUs.findIndex((time) => time >= us);
    return at === -1 ? timesUs.length : at;
  };
  return {
    tracks: () => [{ id: 't', classes: ['a'] }],
    generation: () => 1,
    first: () => 0,
    end: () => timesUs.length,
    timeUs: (tick) => timesUs[tick] ?? 0,
    tickAt,
    probability: (_track, tick) => (tick + 1) / timesUs.length,
    label: () => 0,
    labelProbability: () => 1,
    originUs: () => 0,
    latestUs: () => timesUs.at(-1) ?? null,
    nowUs: () => timesUs.at(-1) ?? 0,
    events: () => [],
    resets: () => [],
    subscribe: () => () => undefined,
  };
}

describe('the columns of the strip', () => {
  it('show the peak of every tick they cover', () => {
    const times$ = fc.array(fc.integer({ min: 1, max: 300_000 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(times$, fc.integer({ min: 20, max: 400 }), (steps, width) => {
        let us = 0;
        const times = steps.map((step) => (us += step));
        const history = historyOf(times);
        const scale = scaleTo(us, { spanS: 30, columns: width });
        const columns = columnTicks(history, scale);
        times.forEach((time, tick) => {
          const column = columnOf(time, scale);
          if (column < 0) return;
          const peak = columnPeak(history, columns, { column, track: 0, cls: 0 });
          expect(peak).toBeGreaterThanOrEqual((tick + 1) / times.length);
        });
      }),
    );
  });

  it('hold the last tick for a moment, and are empty in a longer gap', () => {
    const history = historyOf([0, 1e6, 9e6]);
    const scale = scaleTo(10e6 - 1, { spanS: 10, columns: 100 });
    const columns = columnTicks(history, scale);
    const peakAt = (us: number) =>
      columnPeak(history, columns, { column: columnOf(us, scale), track: 0, cls: 0 });
    expect(peakAt(1.25e6)).toBeCloseTo(2 / 3);
    expect(peakAt(5e6)).toBe(0);
    expect(peakAt(9.05e6)).toBe(1);
  });
});
