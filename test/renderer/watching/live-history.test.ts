/** The history against a naive model that forgets nothing: the same answers for whatever is still known. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrameLabel } from '../../../contract/frame-label.ts';
import type { SessionLogLine } from '../../../contract/session-log.ts';
import { createLiveHistory } from '../../../renderer/watching/live-history.ts';

const tracks = [
  { id: 'posture', classes: ['sit', 'stand', 'walk'] },
  { id: 'hand', classes: ['in', 'out'] },
];

/** Multiples of 1/64, which 32-bit floats hold exactly. */
const share = fc.integer({ min: 0, max: 64 }).map((n) => n / 64);
const said = (index: number) => {
  const { id, classes } = tracks[index]!;
  return fc.record({
    track: fc.constant(id),
    label: fc.constantFrom(null, ...classes),
    probability: share,
    probabilities: fc.array(share, { minLength: classes.length, maxLength: classes.length }),
  });
};
const labels = fc.array(
  fc.record({
    stepUs: fc.integer({ min: -20_000, max: 100_000 }),
    source: fc.constantFrom('fresh' as const, 'held' as const, 'dropped' as const),
    tracks: fc.tuple(said(0), said(1)),
  }),
  { maxLength: 60 },
);

describe('the history', () => {
  it('answers as a model does that keeps every fresh label', () => {
    fc.assert(
      fc.property(labels, fc.integer({ min: 1, max: 20 }), (given, capacity) => {
        const history = createLiveHistory(() => 0);
        history.begin({ tracks, capacity });
        const known: { timeUs: number; tracks: FrameLabel['tracks'] }[] = [];
        let timestampUs = 1_000_000;
        let latestUs: number | null = null;
        given.forEach(({ stepUs, source, tracks: all }, frame) => {
          timestampUs += stepUs;
          latestUs = Math.max(latestUs ?? -Infinity, timestampUs);
          history.addLabel({ frame, timestampUs, source, tracks: all });
          const timeUs = Math.max(timestampUs, ...known.slice(-1).map((one) => one.timeUs));
          if (source === 'fresh') known.push({ timeUs, tracks: all });
        });

        const first = Math.max(0, known.length - capacity);
        expect([history.first(), history.end()]).toEqual([first, known.length]);
        expect(history.latestUs()).toBe(latestUs);
        for (let tick = -1; tick <= known.length; tick++) {
          const one = tick < first ? undefined : known[tick];
          expect(history.timeUs(tick)).toBe(one?.timeUs ?? Number.NaN);
          tracks.forEach(({ classes }, track) => {
            const label = one?.tracks[track];
            expect(history.label(track, tick)).toBe(classes.indexOf(label?.label ?? ''));
            expect(history.labelProbability(track, tick)).toBe(label?.probability ?? 0);
            classes.forEach((_, cls) => {
              const p = label?.probabilities[cls] ?? 0;
              expect(history.probability(track, tick, cls)).toBe(p);
            });
          });
        }
        for (const atUs of [0, 1_000_000, timestampUs, ...known.map(({ timeUs }) => timeUs + 1)]) {
          const found = known.findIndex(({ timeUs }, i) => i >= first && timeUs >= atUs);
          expect(history.tickAt(atUs)).toBe(found === -1 ? known.length : found);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('knows nothing of classes and tracks that are not there', () => {
    const history = createLiveHistory(() => 0);
    history.begin({ tracks });
    history.addTick(5, [{ label: 1, probability: 1, probabilities: [0, 1, 0] }]);
    expect(history.probability(0, 0, 3)).toBe(0);
    expect(history.probability(0, 0, -1)).toBe(0);
    expect(history.probability(2, 0, 0)).toBe(0);
    expect(history.label(1, 0)).toBe(-1);
    expect(history.label(2, 0)).toBe(-1);
  });

  it('keeps one list of events until one begins or ends, and tells of it', () => {
    const history = createLiveHistory(() => 0);
    history.begin({ tracks });
    let told = 0;
    const stop = history.subscribe(() => void (told += 1));
    const event = (
      what: 'began' | 'ended',
      label: string,
      timestampUs: number,
    ): SessionLogLine => ({
      kind: 'event',
      what,
      track: 'posture',
      label,
      frame: 0,
      timestampUs,
    });
    history.addLines([event('began', 'sit', 10)]);
    const before = history.events();
    history.addLines([{ kind: 'drop', frame: 1, timestampUs: 11, cause: 'replaced' }]);
    history.addLabel({ frame: 2, timestampUs: 50, source: 'held', tracks: [] });
    expect(history.events()).toBe(before);
    expect(told).toBe(1);
    history.addLines([event('ended', 'sit', 20), event('began', 'walk', 20)]);
    expect(told).toBe(2);
    expect(history.events()).toEqual([
      { number: 1, track: 'posture', label: 'sit', startUs: 10, endUs: 20 },
      { number: 2, track: 'posture', label: 'walk', startUs: 20, endUs: null },
    ]);
    history.finish();
    expect(history.events()[1]?.endUs).toBe(50);
    stop();
    history.addLines([{ kind: 'reset', frame: 3, timestampUs: 60, cause: 'user' }]);
    expect(told).toBe(3);
    expect(history.resets()).toEqual([{ timestampUs: 60, cause: 'user' }]);
  });

  it('begins anew without a trace of what was before', () => {
    const history = createLiveHistory(() => 0);
    history.begin({ tracks });
    const generation = history.generation();
    history.addTick(5, []);
    history.addLines([{ kind: 'reset', frame: 0, timestampUs: 5, cause: 'start' }]);
    history.begin({ tracks: tracks.slice(1) });
    expect(history.generation()).toBe(generation + 1);
    expect([history.first(), history.end()]).toEqual([0, 0]);
    expect(history.latestUs()).toBeNull();
    expect(history.events()).toEqual([]);
    expect(history.resets()).toEqual([]);
    expect(history.tracks()).toEqual(tracks.slice(1));
  });
});

describe("the history's clock", () => {
  function open() {
    let nowMs = 5000;
    const history = createLiveHistory(() => nowMs);
    history.begin({ tracks });
    const frame = (timestampUs: number) => {
      history.addLabel({ frame: 0, timestampUs, source: 'held', tracks: [] });
    };
    const pass = (ms: number) => {
      nowMs += ms;
    };
    return { history, frame, pass };
  }

  it('stands still until the session runs, and when it rests', () => {
    const { history, frame, pass } = open();
    frame(1_000_000);
    pass(200);
    expect(history.nowUs()).toBe(1_000_000);
    history.run();
    expect(history.nowUs()).toBe(1_200_000);
    history.pause();
    pass(100);
    expect(history.nowUs()).toBe(1_200_000);
  });

  it('goes at most half a second beyond the newest frame', () => {
    const { history, frame, pass } = open();
    history.run();
    frame(0);
    pass(10_000);
    expect(history.nowUs()).toBe(500_000);
  });

  it('goes on evenly, and never back, though frames come early and late', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 5, max: 60 }), { maxLength: 50 }), (gapsMs) => {
        const { history, frame, pass } = open();
        history.run();
        frame(0);
        let lastUs = history.nowUs();
        gapsMs.forEach((gapMs, i) => {
          pass(gapMs);
          frame((i + 1) * 33_333);
          const nowUs = history.nowUs();
          expect(nowUs).toBeGreaterThanOrEqual(lastUs);
          expect(nowUs - history.latestUs()!).toBeLessThanOrEqual(500_000);
          lastUs = nowUs;
        });
      }),
    );
  });
});
