/** A log that a session really wrote, shown again: the same ticks, labels, events and resets as were seen live. */
import fc from 'fast-check';
import { from } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { SessionLogLine } from '../../../contract/session-log.ts';
import { fillFromLog } from '../../../renderer/watching/fill-from-log.ts';
import { createLiveHistory } from '../../../renderer/watching/live-history.ts';
import type { PathOutput } from '../../../streams/path-event.ts';
import { sessionLog } from '../../../streams/session-log.ts';

const classes = ['sit', 'walk'];
const header = {
  kind: 'header' as const,
  schemaVersion: 1 as const,
  startedAt: '2026-11-24T12:00:00Z',
  model: 'm',
  extractorSha256: '0'.repeat(64),
  modelRate: 15,
  source: 'camera',
  tracks: [
    { id: 'one', classes },
    { id: 'two', classes },
  ],
};

function logOf(outputs: readonly PathOutput[]): SessionLogLine[] {
  const lines: SessionLogLine[] = [];
  from(outputs)
    .pipe(sessionLog({ header, minDurationUs: 100_000, now: () => '2026-11-24T13:00:00Z' }))
    .subscribe((line) => lines.push(line));
  return lines;
}

const step = fc.record({
  source: fc.constantFrom('fresh' as const, 'held' as const),
  one: fc.constantFrom(null, ...classes),
  two: fc.constantFrom(...classes),
});

describe('filling a history from a log', () => {
  it('gives every tick the labels it had', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
        const outputs = steps.map(({ source, one, two }, frame): PathOutput => ({
          frame,
          timestampUs: 7_000 + frame * 66_667,
          source,
          tracks: [
            { track: 'one', label: one, probability: one === null ? 0 : 0.5, probabilities: [] },
            { track: 'two', label: two, probability: 0.75, probabilities: [] },
          ],
          dropCause: null,
          reset: frame === 0 && source === 'fresh' ? 'start' : null,
        }));
        const history = createLiveHistory(() => 0);
        fillFromLog(history, logOf(outputs));
        const fresh = outputs.filter(({ source }) => source === 'fresh');
        expect([history.first(), history.end()]).toEqual([0, fresh.length]);
        fresh.forEach(({ timestampUs, tracks: said }, tick) => {
          expect(history.timeUs(tick)).toBe(timestampUs);
          said.forEach(({ label, probability }, track) => {
            const cls = classes.indexOf(label ?? '');
            expect(history.label(track, tick)).toBe(cls);
            expect(history.labelProbability(track, tick)).toBeCloseTo(probability, 6);
            classes.forEach((_, other) => {
              const p = other === cls ? probability : 0;
              expect(history.probability(track, tick, other)).toBeCloseTo(p, 6);
            });
          });
        });
        expect(history.events().every(({ endUs, startUs }) => endUs! >= startUs)).toBe(true);
        const resets = outputs.filter(({ reset }) => reset !== null);
        expect(history.resets()).toHaveLength(resets.length);
        const [last] = fresh.slice(-1);
        expect(history.latestUs()).toBe(last?.timestampUs ?? null);
        expect(history.nowUs()).toBe(last?.timestampUs ?? 0);
      }),
      { numRuns: 60 },
    );
  });

  it('shows what is left of a log that was cut short', () => {
    const history = createLiveHistory(() => 0);
    const ticks = { kind: 'ticks', frames: [0, 2], timestampsUs: [10, 20] } as const;
    fillFromLog(history, [
      header,
      ticks,
      { kind: 'event', what: 'began', track: 'one', label: 'sit', frame: 0, timestampUs: 10 },
    ]);
    expect(history.end()).toBe(2);
    expect(history.label(0, 1)).toBe(-1);
    expect(history.events()).toMatchObject([{ label: 'sit', startUs: 10, endUs: 20 }]);
  });

  it('of nothing is an empty history', () => {
    const history = createLiveHistory(() => 0);
    fillFromLog(history, []);
    expect([history.tracks(), history.end(), history.latestUs()]).toEqual([[], 0, null]);
  });
});
