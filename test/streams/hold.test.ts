/** Every frame gets one label, in order, however late its tick is decided. */
import fc from 'fast-check';
import { from } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { hold } from '../../streams/hold.ts';
import type {
  DecidedEvent,
  DroppedEvent,
  PathOutput,
  SeenEvent,
} from '../../streams/path-event.ts';
import { decided, dropped, itKeepsTheLaws, label, marbles, seen } from './support.ts';

type Event = SeenEvent | DecidedEvent | DroppedEvent;
const create = () => hold(['main']);

const holdAll = (events: readonly Event[]) => {
  const outputs: PathOutput[] = [];
  from(events)
    .pipe(create())
    .subscribe((output) => outputs.push(output));
  return outputs;
};

describe('hold', () => {
  itKeepsTheLaws(create);

  it('carries a decided label until the next, and says which is which', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const values = {
        a: seen(0, 0),
        A: decided(0, 'sit', 'start'),
        b: seen(1),
        c: seen(2, 1),
        C: decided(2, 'stand'),
        d: seen(3),
      };
      const events$ = hot('aA-b-cC-d|', values);
      expectObservable(events$.pipe(create())).toBe('-x-y--z-w|', {
        x: label(0, 'sit', { source: 'fresh', reset: 'start' }),
        y: label(1, 'sit'),
        z: label(2, 'stand', { source: 'fresh' }),
        w: label(3, 'stand'),
      });
      expectSubscriptions(events$.subscriptions).toBe('^--------!');
    });
  });

  it('lets frames wait until every tick before them is decided or dropped', () => {
    marbles(({ hot, expectObservable }) => {
      const values = {
        a: seen(0, 0),
        b: seen(1),
        c: seen(2, 1),
        d: seen(3),
        e: seen(4, 2),
        r: dropped(2),
        A: decided(0, 'sit'),
        E: decided(4, 'stand'),
      };
      const events$ = hot('abcder-A-----E-|', values);
      expectObservable(events$.pipe(create())).toBe('-------(xyzw)v-|', {
        x: label(0, 'sit', { source: 'fresh' }),
        y: label(1, 'sit'),
        z: label(2, 'sit', { source: 'dropped', dropCause: 'replaced' }),
        w: label(3, 'sit'),
        v: label(4, 'stand', { source: 'fresh' }),
      });
    });
  });

  it('says null before the first decided tick', () => {
    marbles(({ hot, expectObservable }) => {
      const events$ = hot('a-b-x-|', {
        a: seen(0),
        b: seen(1, 0),
        x: dropped(1, 'extractor-failed'),
      });
      expectObservable(events$.pipe(create())).toBe('n---m-|', {
        n: label(0, null),
        m: label(1, null, { source: 'dropped', dropCause: 'extractor-failed' }),
      });
    });
  });

  it.each(['|', '#'])('labels what still waits before the end (%s)', (end) => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const values = { a: seen(0, 0), b: seen(1), c: seen(2, 1), C: decided(2, 'stand') };
      const events$ = hot(`abcC${end}`, values);
      expectObservable(events$.pipe(create())).toBe(`----(xyz${end})`, {
        x: label(0, null, { source: 'dropped', dropCause: 'extractor-failed' }),
        y: label(1, null),
        z: label(2, 'stand', { source: 'fresh' }),
      });
      expectSubscriptions(events$.subscriptions).toBe('^---!');
    });
  });

  it('says nothing of what waits when it is unsubscribed', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const events$ = hot('ab--A', { a: seen(0, 0), b: seen(1), A: decided(0, 'sit') });
      expectObservable(events$.pipe(create()), '^--!').toBe('-');
      expectSubscriptions(events$.subscriptions).toBe('^--!');
    });
  });

  it('shares the tracks of a tick with the frames that hold it', () => {
    const tick = decided(0, 'sit');
    const outputs = holdAll([seen(0, 0), tick, seen(1), seen(2, 1), dropped(2)]);
    expect(outputs.map(({ tracks }) => tracks === tick.tracks)).toEqual([true, true, true]);
  });

  it('gives one label per frame, in order, from the last decided tick, in whatever order ticks end', () => {
    const frame = fc.constantFrom('between', 'decided', 'dropped', 'lost' as const);
    const scenario = fc.array(frame, { maxLength: 40 }).chain((fates) =>
      fc.record({
        fates: fc.constant(fates),
        /** How long after its frame a tick's end is told. */
        delays: fc.array(fc.nat(6), { minLength: fates.length, maxLength: fates.length }),
      }),
    );
    fc.assert(
      fc.property(scenario, ({ fates, delays }) => {
        const timed = fates.flatMap((fate, i) => {
          const at = { at: i, event: seen(i, fate === 'between' ? null : i) as Event };
          if (fate === 'between' || fate === 'lost') return [at];
          const end = fate === 'decided' ? decided(i, `label-${i}`) : dropped(i);
          return [at, { at: i + (delays[i] ?? 0), event: end }];
        });
        const events = timed.sort((a, b) => a.at - b.at).map(({ event }) => event);

        const expected = fates.map((fate, i): PathOutput => {
          const lastDecided = fates.lastIndexOf('decided', i);
          const name = lastDecided === -1 ? null : `label-${lastDecided}`;
          if (fate === 'between') return label(i, name);
          if (fate === 'decided') return label(i, name, { source: 'fresh' });
          const dropCause = fate === 'lost' ? 'extractor-failed' : 'replaced';
          return label(i, name, { source: 'dropped', dropCause });
        });
        expect(holdAll(events)).toEqual(expected);
      }),
    );
  });
});
