/** Ticks go through the extractor without making the camera wait; every handle is closed once. */
import { map, NEVER, Observable, of, Subject, take, timer } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Embed } from '../../streams/embed-tick.ts';
import { embedLatest } from '../../streams/embed-latest.ts';
import type { MarkedFrame } from '../../streams/path-event.ts';
import {
  createLedger,
  dropped,
  embedded,
  type Handle,
  itKeepsTheLaws,
  marbles,
  seen,
} from './support.ts';

type Ledger = ReturnType<typeof createLedger>;

/** Frames 0 to 5; 1 lies between ticks. */
const openFrames = (ledger: Ledger): readonly MarkedFrame<Handle>[] =>
  [0, null, 1, 2, 3, 4].map((tick, frame) => ({
    frame,
    timestampUs: frame * 10_000,
    tick,
    handle: ledger.open(frame),
  }));

const marksOf = (frames: readonly MarkedFrame<Handle>[]) =>
  Object.fromEntries(frames.map((frame) => [String(frame.frame), frame]));

/** Takes `ms` and closes its handle however it ends. */
const embedIn =
  (ms: number, ledger: Ledger): Embed<Handle> =>
  ({ frame, handle }) =>
    new Observable((subscriber) => {
      subscriber.add(() => {
        ledger.close(handle);
      });
      return timer(ms)
        .pipe(map(() => Float32Array.of(frame)))
        .subscribe(subscriber);
    });

const events = {
  a: seen(0, 0),
  b: seen(1),
  c: seen(2, 1),
  d: seen(3, 2),
  e: seen(4, 3),
  A: embedded(0),
  C: embedded(2),
  D: embedded(3),
  E: embedded(4),
  r: dropped(2, 'replaced'),
  s: dropped(3, 'replaced'),
  x: dropped(0, 'extractor-failed'),
  y: dropped(2, 'extractor-failed'),
};

describe('embedLatest', () => {
  itKeepsTheLaws(() =>
    embedLatest<Handle>({ embed: () => NEVER, close: () => undefined, timeoutMs: 1000 }),
  );

  const run = (
    marble: string,
    expected: string,
    { ms = 4, timeoutMs = 1000, unsub = undefined as string | undefined, sourceSubs = '' },
  ) => {
    const ledger = createLedger();
    const frames = openFrames(ledger);
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const frames$ = hot(marble, marksOf(frames));
      const operator = embedLatest<Handle>({
        embed: embedIn(ms, ledger),
        close: (handle) => {
          ledger.close(handle);
        },
        timeoutMs,
      });
      expectObservable(frames$.pipe(operator), unsub).toBe(expected, events);
      if (sourceSubs !== '') expectSubscriptions(frames$.subscriptions).toBe(sourceSubs);
    });
    return ledger.closings();
  };

  it('says of each frame that it was seen, and later what became of a tick', () => {
    const closings = run('--0-------1-2-|', '--a---A---b-c---(C|)', {
      sourceSubs: '^-------------!',
    });
    expect(closings).toEqual([1, 1, 1, 0, 0, 0]);
  });

  it('replaces the waiting tick by a newer one', () => {
    const closings = run('0-2---3---4---|', 'a-c---(dr)(es)------A-------------------(E|)', {
      ms: 20,
      sourceSubs: '^-------------!',
    });
    expect(closings).toEqual([1, 0, 1, 1, 1, 0]);
  });

  it('drops a tick whose extractor is too slow, and goes on', () => {
    const closings = run('0--2----|', 'a--c--x-----(y|)', { ms: 10, timeoutMs: 6 });
    expect(closings).toEqual([1, 0, 1, 0, 0, 0]);
  });

  it('closes what waits when the source fails', () => {
    const closings = run('01-2-#', 'ab-c-#', { ms: 10, sourceSubs: '^----!' });
    expect(closings).toEqual([1, 1, 1, 0, 0, 0]);
  });

  it('closes what waits when it is unsubscribed', () => {
    const closings = run('01-2---3-', 'ab-c-', { ms: 10, unsub: '^----!', sourceSubs: '^----!' });
    expect(closings).toEqual([1, 1, 1, 0, 0, 0]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7])('closes each frame once, unsubscribed at event %d', (count) => {
    const ledger = createLedger();
    const frames$ = new Subject<MarkedFrame<Handle>>();
    const operator = embedLatest<Handle>({
      embed: ({ frame, handle }) => {
        ledger.close(handle);
        return frame === 0 ? of(Float32Array.of(0)) : NEVER;
      },
      close: (handle) => {
        ledger.close(handle);
      },
      timeoutMs: 1000,
    });
    frames$.pipe(operator, take(count)).subscribe();
    let sent = 0;
    for (const frame of openFrames(ledger)) {
      if (!frames$.observed) break;
      frames$.next(frame);
      sent += 1;
    }
    expect(frames$.observed).toBe(false);
    expect(ledger.closings()).toEqual(Array.from({ length: 6 }, (_, i) => (i < sent ? 1 : 0)));
  });

  it('fails with an error of `close`', () => {
    const boom = new Error('boom');
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const frames$ = hot('--1--', marksOf(openFrames(createLedger())));
      const operator = embedLatest<Handle>({
        embed: () => NEVER,
        close: () => {
          throw boom;
        },
        timeoutMs: 1000,
      });
      expectObservable(frames$.pipe(operator)).toBe('--#', {}, boom);
      expectSubscriptions(frames$.subscriptions).toBe('^-!');
    });
  });
});
