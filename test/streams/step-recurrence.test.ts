/** The recurrence as a scan: state carried, resets where the rules say. */
import { from } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { PathEvent, ResetEvent, SteppedEvent } from '../../streams/path-event.ts';
import type { Recurrence } from '../../streams/recurrence.ts';
import { stepRecurrence } from '../../streams/step-recurrence.ts';
import {
  createFakeRecurrence,
  dropped,
  embedded,
  itKeepsTheLaws,
  marbles,
  seen,
  stepped,
} from './support.ts';

/** Its state is the list of all inputs since the last start, and so is its read-out. */
const createMemoir = (): Recurrence<readonly number[]> => ({
  featureLength: 1,
  start: () => [],
  step: (past, [x = Number.NaN]) => [...past, x],
  readOut: (past) => [[...past]],
});
const reset = (cause: ResetEvent['cause']): ResetEvent => ({ kind: 'reset', cause });
const maxGapUs = 100_000;

const stepsOf = (events: readonly PathEvent[]) => {
  const steps: SteppedEvent[] = [];
  from(events)
    .pipe(stepRecurrence(createMemoir(), { maxGapUs }))
    .subscribe((event) => {
      if (event.kind === 'stepped') steps.push(event);
    });
  return steps.map(({ probabilities: [past], reset: cause }) => [past, cause]);
};

describe('stepRecurrence', () => {
  itKeepsTheLaws(() => stepRecurrence(createMemoir(), { maxGapUs }));

  it('puts the step in the place of the features, and lets everything else through but resets', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const values: Record<string, PathEvent> = {
        a: seen(0, 0),
        A: embedded(0),
        b: seen(1),
        c: seen(2, 1),
        d: dropped(2),
        u: reset('user'),
        e: seen(3, 2),
        E: embedded(3),
        f: seen(4, 3),
        F: embedded(4),
      };
      const steps = {
        x: stepped(0, [[0]], 'start'),
        y: stepped(3, [[3]], 'user'),
        z: stepped(4, [[3, 4]]),
      };
      const events$ = hot('aA-bcdu-eE-fF|', values);
      const expected = '   ax-bcd--ey-fz|';
      expectObservable(events$.pipe(stepRecurrence(createMemoir(), { maxGapUs }))).toBe(expected, {
        ...values,
        ...steps,
      });
      expectSubscriptions(events$.subscriptions).toBe('^------------!');
    });
  });

  it('calls the first reset as it is told to, and the others what they are', () => {
    const causes: unknown[] = [];
    from<PathEvent[]>([reset('user'), embedded(0), embedded(5), embedded(90)])
      .pipe(stepRecurrence(createMemoir(), { maxGapUs, firstReset: 'model-changed' }))
      .subscribe((event) => causes.push(event.kind === 'stepped' ? event.reset : event.kind));
    expect(causes).toEqual(['model-changed', null, 'gap']);
  });

  it('remembers everything since the start', () => {
    expect(stepsOf([embedded(0), embedded(5), dropped(6), embedded(9)])).toEqual([
      [[0], 'start'],
      [[0, 5], null],
      [[0, 5, 9], null],
    ]);
  });

  it('begins anew after a gap longer than the model bears, and only then', () => {
    expect(
      stepsOf([
        embedded(0, [1], 0),
        embedded(1, [2], 100_000),
        dropped(2),
        embedded(3, [3], 200_001),
        embedded(4, [4], 200_002),
      ]),
    ).toEqual([
      [[1], 'start'],
      [[1, 2], null],
      [[3], 'gap'],
      [[3, 4], null],
    ]);
  });

  it('begins anew where time goes back', () => {
    expect(stepsOf([embedded(0, [1], 50_000), embedded(1, [2], 49_999)])).toEqual([
      [[1], 'start'],
      [[2], 'gap'],
    ]);
  });

  it('lets a tick in flight at a reset belong to what was before', () => {
    expect(
      stepsOf([
        ...[seen(0, 0), embedded(0), seen(1, 1)],
        reset('user'),
        ...[embedded(1), seen(2, 2), embedded(2)],
      ]),
    ).toEqual([
      [[0], 'start'],
      [[0, 1], null],
      [[2], 'user'],
    ]);
    expect(
      stepsOf([
        ...[seen(0, 0), embedded(0), seen(1, 1), seen(2)],
        reset('camera-changed'),
        ...[embedded(1), seen(3, 2), embedded(3), seen(4, 3), embedded(4)],
      ]),
    ).toEqual([
      [[0], 'start'],
      [[0, 1], null],
      [[3], 'camera-changed'],
      [[3, 4], null],
    ]);
  });

  it('does several resets in one, naming the latest, and none before the start', () => {
    expect(
      stepsOf([
        reset('user'),
        ...[seen(0, 0), embedded(0)],
        reset('user'),
        reset('camera-changed'),
        ...[seen(1, 1), dropped(1), seen(2, 2), embedded(2), seen(3, 3), embedded(3)],
      ]),
    ).toEqual([
      [[0], 'start'],
      [[2], 'camera-changed'],
      [[2, 3], null],
    ]);
  });

  it('folds a state of its own for each subscription, even one that changes in place', () => {
    const stepped$ = from([embedded(0, [1]), embedded(1, [1])]).pipe(
      stepRecurrence(createFakeRecurrence(), { maxGapUs }),
    );
    const [first, second] = [1, 2].map(() => {
      const got: unknown[] = [];
      stepped$.subscribe((event) => got.push(event));
      return got;
    });
    expect(first).toHaveLength(2);
    expect(second).toEqual(first);
  });

  it.each(['start', 'step', 'readOut'] as const)('fails when `%s` throws', (method) => {
    const boom = new Error('boom');
    const broken = {
      ...createMemoir(),
      [method]: () => {
        throw boom;
      },
    };
    const isAtStart = method === 'start';
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const events$ = hot('--A--', { A: embedded(0) });
      const expected = isAtStart ? '#' : '--#';
      expectObservable(events$.pipe(stepRecurrence(broken, { maxGapUs }))).toBe(expected, {}, boom);
      expectSubscriptions(events$.subscriptions).toBe(isAtStart ? [] : '^-!');
    });
  });

  it('stops where it is unsubscribed', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const events$ = hot('A--B--', { A: embedded(0), B: embedded(1) });
      expectObservable(events$.pipe(stepRecurrence(createMemoir(), { maxGapUs })), '^-!').toBe(
        'x',
        { x: stepped(0, [[0]], 'start') },
      );
      expectSubscriptions(events$.subscriptions).toBe('^-!');
    });
  });
});
