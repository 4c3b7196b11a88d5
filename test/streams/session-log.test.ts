/** A live run written down line by line, and read back. */
import { from } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { SessionLogLine } from '../../contract/session-log.ts';
import type { PathOutput } from '../../streams/path-event.ts';
import { readReplay } from '../../streams/read-replay.ts';
import { sessionLog, type SessionLogOptions } from '../../streams/session-log.ts';
import { itKeepsTheLaws, label, marbles } from './support.ts';

const header: SessionLogOptions['header'] = {
  kind: 'header',
  schemaVersion: 1,
  startedAt: '2026-11-01T10:00:00Z',
  model: 'm',
  extractorSha256: '0'.repeat(64),
  modelRate: 15,
  source: 'camera',
  tracks: [{ id: 'main', classes: ['sit', 'stand'] }],
};
const end = (frames: number, steps: number): SessionLogLine => ({
  ...{ kind: 'end', endedAt: '2026-11-01T11:00:00Z', frames, steps },
});
const options: SessionLogOptions = {
  header,
  minDurationUs: 20_000,
  now: () => '2026-11-01T11:00:00Z',
};
const linesOf = (outputs: readonly PathOutput[], more: Partial<SessionLogOptions> = {}) => {
  const lines: SessionLogLine[] = [];
  from(outputs)
    .pipe(sessionLog({ ...options, ...more }))
    .subscribe((line) => lines.push(line));
  return lines;
};
const fresh = (frame: number, more: Partial<PathOutput> = {}) =>
  label(frame, 'sit', { source: 'fresh', ...more });
const ofKind = (lines: readonly SessionLogLine[], kind: SessionLogLine['kind']) =>
  lines.filter((line) => line.kind === kind);

describe('sessionLog', () => {
  itKeepsTheLaws(
    () => sessionLog(options),
    { never: 'h', empty: 'h--(e|)', error: 'h--#', unsubscribed: 'h' },
    { h: header, e: end(0, 0) },
  );

  it('writes what happened as it happens, the rest in batches, and the end last', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const outputs$ = hot('--a--b--c--|', {
        a: fresh(0, { reset: 'start' }),
        b: label(1, 'sit', { source: 'dropped', dropCause: 'replaced' }),
        c: fresh(2),
      });
      expectObservable(outputs$.pipe(sessionLog(options))).toBe('h-r--d--b--(xtle|)', {
        h: header,
        r: { kind: 'reset', frame: 0, timestampUs: 0, cause: 'start' },
        d: { kind: 'drop', frame: 1, timestampUs: 10_000, cause: 'replaced' },
        b: {
          ...{ kind: 'event', what: 'began', track: 'main', label: 'sit' },
          frame: 0,
          timestampUs: 0,
        },
        x: {
          ...{ kind: 'event', what: 'ended', track: 'main', label: 'sit' },
          frame: 3,
          timestampUs: 20_000,
        },
        t: { kind: 'ticks', frames: [0, 2], timestampsUs: [0, 20_000] },
        l: {
          ...{ kind: 'run', track: 'main', label: 'sit', startFrame: 0, endFrame: 3 },
          startUs: 0,
          probability: 1,
        },
        e: end(3, 2),
      });
      expectSubscriptions(outputs$.subscriptions).toBe('^----------!');
    });
  });

  it('writes what is batched when the run fails, but no end', () => {
    marbles(({ hot, expectObservable }) => {
      const outputs$ = hot('-a-#', { a: fresh(0) });
      expectObservable(outputs$.pipe(sessionLog(options))).toBe('h--(tl#)', {
        h: header,
        t: { kind: 'ticks', frames: [0], timestampsUs: [0] },
        l: {
          ...{ kind: 'run', track: 'main', label: 'sit', startFrame: 0, endFrame: 1 },
          startUs: 0,
          probability: 1,
        },
      });
    });
  });

  it('batches ticks by number and by stream time', () => {
    const ticks = (more: Partial<SessionLogOptions>, outputs: readonly PathOutput[]) =>
      ofKind(linesOf(outputs, more), 'ticks').map((line) => 'frames' in line && line.frames);
    const seven = Array.from({ length: 7 }, (_, i) => fresh(i));
    expect(ticks({ ticksPerLine: 3 }, seven)).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
    expect(ticks({ flushTicksAfterUs: 30_000 }, seven)).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
    expect(ticks({}, seven)).toEqual([[0, 1, 2, 3, 4, 5, 6]]);
  });

  it('writes a lone tick as soon as it is late, even if no other follows', () => {
    const lines = linesOf([fresh(0), label(1, 'sit'), label(2, 'sit')], {
      flushTicksAfterUs: 20_000,
    });
    const kinds = lines.map(({ kind }) => kind);
    expect(kinds).toEqual(['header', 'event', 'ticks', 'event', 'run', 'end']);
  });

  it('keeps a steady day small', () => {
    const minutes = 10;
    const outputs = Array.from({ length: minutes * 60 * 30 }, (_, i) => ({
      ...label(i, 'sit', { source: i % 2 === 0 ? 'fresh' : 'held' }),
      timestampUs: Math.round((i * 1e6) / 30),
    }));
    const bytes = linesOf(outputs).reduce((sum, line) => sum + JSON.stringify(line).length + 1, 0);
    expect(bytes / minutes).toBeLessThan(25_000);
  });
});

describe('readReplay', () => {
  it('reads ticks and resets, and passes over the rest', () => {
    const lines = linesOf(
      [fresh(0, { reset: 'start' }), label(1, 'sit'), fresh(2), fresh(4, { reset: 'gap' })],
      { ticksPerLine: 2 },
    );
    expect(readReplay(lines)).toEqual({
      frames: [0, 2, 4],
      resets: new Map([
        [0, 'start'],
        [4, 'gap'],
      ]),
    });
  });
});
