/** Which frames are ticks: exact rates, slow cameras, clocks that jump. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { from } from 'rxjs';
import { markTicks } from '../../streams/mark-ticks.ts';
import type { MarkedFrame, SourceFrame } from '../../streams/path-event.ts';
import { createTickRule } from '../../streams/tick-rule.ts';
import { itKeepsTheLaws, marbles } from './support.ts';

const ticksOf = (ratePerS: number, timestampsUs: readonly number[]) => {
  const tickOf = createTickRule({ ratePerS });
  return timestampsUs.map((timestampUs, frame) => tickOf({ frame, timestampUs }));
};

const exactCamera = (fps: number, frames: number, offsetUs = 0, round = Math.floor) =>
  Array.from({ length: frames }, (_, i) => round(offsetUs + (i * 1e6) / fps));

describe('a tick rule by rate', () => {
  it('takes exactly every second frame of an exact 30 fps camera at 15 steps/s', () => {
    for (const round of [Math.floor, Math.round, Math.ceil]) {
      for (const firstFrame of [0, 1, 2]) {
        const ticks = ticksOf(15, exactCamera(30, 3000, 0, round).slice(firstFrame));
        expect(ticks).toEqual(ticks.map((_, i) => (i % 2 === 0 ? i / 2 : null)));
      }
    }
  });

  it('does not drift over thirty days', () => {
    const tickOf = createTickRule({ ratePerS: 15 });
    expect(tickOf({ frame: 0, timestampUs: 12_345 })).toBe(0);
    const seconds = 30 * 24 * 3600;
    const next = seconds * 15 + 1;
    const frames = exactCamera(30, 4, 12_345 + seconds * 1e6);
    const ticks = frames.map((timestampUs, i) => tickOf({ frame: i + 1, timestampUs }));
    expect(ticks).toEqual([next - 1, null, next, null]);
  });

  it('takes every frame of a camera slower than the rate, with the latest number', () => {
    expect(ticksOf(15, exactCamera(10, 5))).toEqual([0, 1, 3, 4, 6]);
    expect(ticksOf(15, [0, 1_000_000, 1_050_000])).toEqual([0, 15, null]);
  });

  it('takes every frame of a camera at the very rate, however its times were rounded', () => {
    expect(ticksOf(30, exactCamera(30, 1000))).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    expect(ticksOf(29.97, exactCamera(29.97, 1000))).not.toContain(null);
  });

  it('is, for rising timestamps, the first frame at or after each tick time', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 240, noNaN: true }),
        fc.integer({ min: -1e15, max: 1e15 }),
        fc.array(fc.integer({ min: 1, max: 400_000 }), { maxLength: 60 }),
        (ratePerS, t0, steps) => {
          let time = t0;
          const times = [t0, ...steps.map((step) => (time += step))];
          const dueUs = (k: number) => Math.floor((k * 1e6) / ratePerS);
          let next = 0;
          const literally = times.map((time) => {
            let tick: number | null = null;
            while (dueUs(next) <= time - t0) tick = next++;
            return tick;
          });
          expect(ticksOf(ratePerS, times)).toEqual(literally);
        },
      ),
    );
  });

  it('takes no frame whose timestamp is repeated or goes back a little', () => {
    expect(ticksOf(10, [0, 100_000, 100_000, 90_000, 150_000, 200_000, 120_000])).toEqual([
      0,
      1,
      null,
      null,
      null,
      2,
      null,
    ]);
  });

  it('begins anew, with the next number, where the camera clock did', () => {
    expect(ticksOf(10, [5_000_000, 5_100_000, 40_000, 100_000, 140_000])).toEqual([
      0,
      1,
      2,
      null,
      3,
    ]);
    const backInSmallSteps = [5_000_000, 4_400_000, 3_900_000, 4_000_000];
    expect(ticksOf(10, backInSmallSteps)).toEqual([0, null, 1, 2]);
  });

  it('never gives a number twice, whatever the timestamps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -4e6, max: 4e6 })), (times) => {
        const ticks = ticksOf(15, times).filter((tick) => tick !== null);
        expect(ticks).toEqual([...new Set(ticks)].sort((a, b) => a - b));
      }),
    );
  });

  it.each([0, -1, NaN, Infinity])('refuses a rate of %d', (ratePerS) => {
    expect(() => markTicks({ ratePerS })).toThrow(RangeError);
  });
});

describe('markTicks', () => {
  itKeepsTheLaws(() => markTicks<string>({ ratePerS: 15 }));

  const frame = (index: number, timestampUs: number): SourceFrame<string> => ({
    frame: index,
    timestampUs,
    handle: `h${index}`,
  });
  const marked = (source: SourceFrame<string>, tick: number | null): MarkedFrame<string> => ({
    ...source,
    tick,
  });
  const a = frame(0, 0);
  const b = frame(1, 50_000);
  const c = frame(2, 100_000);

  it('passes each frame on at once with its tick, handle and all', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const frames$ = hot('--a-b--c-|', { a, b, c });
      expectObservable(frames$.pipe(markTicks({ ratePerS: 10 }))).toBe('--a-b--c-|', {
        a: marked(a, 0),
        b: marked(b, null),
        c: marked(c, 1),
      });
      expectSubscriptions(frames$.subscriptions).toBe('^--------!');
    });
  });

  it('marks exactly the listed frames of a replay', () => {
    marbles(({ cold, expectObservable }) => {
      for (const frames of [[1, 2], new Set([2, 1])]) {
        expectObservable(cold('abc|', { a, b, c }).pipe(markTicks({ frames }))).toBe('abc|', {
          a: marked(a, null),
          b: marked(b, 0),
          c: marked(c, 1),
        });
      }
    });
  });

  it('counts anew for each subscription', () => {
    const ticks: (number | null)[] = [];
    const marked$ = from([a, b, c]).pipe(markTicks({ ratePerS: 10 }));
    marked$.subscribe(({ tick }) => ticks.push(tick));
    marked$.subscribe(({ tick }) => ticks.push(tick));
    expect(ticks).toEqual([0, null, 1, 0, null, 1]);
  });

  it('stops where it is unsubscribed', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const frames$ = hot('a-b-c-', { a, b, c });
      const unsubscribed = '   ^--!';
      expectObservable(frames$.pipe(markTicks({ ratePerS: 10 })), unsubscribed).toBe('a-b-', {
        a: marked(a, 0),
        b: marked(b, null),
      });
      expectSubscriptions(frames$.subscriptions).toBe(unsubscribed);
    });
  });
});
