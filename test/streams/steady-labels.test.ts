/** The steadier is folded over steps and starts anew at a reset. */
import { from } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { DecidedEvent, SteppedEvent } from '../../streams/path-event.ts';
import type { Steadier } from '../../streams/recurrence.ts';
import { steadyLabels } from '../../streams/steady-labels.ts';
import { dropped, itKeepsTheLaws, marbles, seen, stepped } from './support.ts';

/** Says how many steps it has seen since its start, and the time of the last one. */
const createCounter = (): Steadier<{ steps: number; lastUs: number }> => ({
  start: () => ({ steps: 0, lastUs: Number.NaN }),
  step(state, _probabilities, timestampUs) {
    state.steps += 1;
    state.lastUs = timestampUs;
    return state;
  },
  labels: ({ steps, lastUs }) => [
    { label: `steps-${steps}`, probability: 0.5 },
    { label: `at-${lastUs}`, probability: 0.25 },
  ],
});
const probabilities = [
  [0.9, 0.1],
  [0.2, 0.3, 0.5],
];
const decided = (event: SteppedEvent, steps: number): DecidedEvent => ({
  ...event,
  kind: 'decided',
  tracks: [
    { track: 'posture', label: `steps-${steps}`, probability: 0.5, probabilities: [0.9, 0.1] },
    {
      track: 'hand',
      label: `at-${event.timestampUs}`,
      probability: 0.25,
      probabilities: [0.2, 0.3, 0.5],
    },
  ],
});
const create = () => steadyLabels(createCounter(), ['posture', 'hand']);

describe('steadyLabels', () => {
  itKeepsTheLaws(create);

  it('decides each step per track, and begins anew where the recurrence did', () => {
    const a = stepped(0, probabilities, 'start');
    const b = stepped(1, probabilities);
    const c = stepped(3, probabilities, 'gap');
    const d = stepped(4, probabilities);
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const events$ = hot('s-a--b-x-c-d--|', { s: seen(0, 0), x: dropped(2), a, b, c, d });
      expectObservable(events$.pipe(create())).toBe('s-a--b-x-c-d--|', {
        s: seen(0, 0),
        x: dropped(2),
        a: decided(a, 1),
        b: decided(b, 2),
        c: decided(c, 1),
        d: decided(d, 2),
      });
      expectSubscriptions(events$.subscriptions).toBe('^-------------!');
    });
  });

  it('keeps the softmax of the network as it is', () => {
    const event = stepped(0, probabilities, 'start');
    from([event])
      .pipe(create())
      .subscribe((out) => {
        expect((out as DecidedEvent).tracks[1]?.probabilities).toBe(probabilities[1]);
      });
    expect.assertions(1);
  });

  it('folds a state of its own for each subscription', () => {
    const a = stepped(0, probabilities);
    const labels: unknown[] = [];
    const decided$ = from([a]).pipe(create());
    decided$.subscribe((event) => labels.push(event));
    decided$.subscribe((event) => labels.push(event));
    expect(labels).toEqual([decided(a, 1), decided(a, 1)]);
  });

  it.each(['start', 'step', 'labels'] as const)('fails when `%s` throws', (method) => {
    const boom = new Error('boom');
    const broken = {
      ...createCounter(),
      [method]: () => {
        throw boom;
      },
    };
    const isAtStart = method === 'start';
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const events$ = hot('--a--', { a: stepped(0, probabilities) });
      const expected = isAtStart ? '#' : '--#';
      expectObservable(events$.pipe(steadyLabels(broken, ['posture']))).toBe(expected, {}, boom);
      expectSubscriptions(events$.subscriptions).toBe(isAtStart ? [] : '^-!');
    });
  });
});
