/** Resets from outside find their place among the frames. */
import { EMPTY, NEVER } from 'rxjs';
import { describe, it } from 'vitest';
import type { ResetCause } from '../../contract/frame-label.ts';
import { mergeResets } from '../../streams/merge-resets.ts';
import type { PathEvent } from '../../streams/path-event.ts';
import { itKeepsTheLaws, marbles, seen } from './support.ts';

const values: Record<string, PathEvent> = {
  a: seen(0),
  b: seen(1),
  u: { kind: 'reset', cause: 'user' },
  c: { kind: 'reset', cause: 'camera-changed' },
};
const causes: Record<string, ResetCause> = { u: 'user', c: 'camera-changed' };

describe('mergeResets', () => {
  describe('without resets', () => {
    itKeepsTheLaws(() => mergeResets<PathEvent>(NEVER));
  });
  describe('with resets that ended', () => {
    itKeepsTheLaws(() => mergeResets<PathEvent>(EMPTY));
  });

  it.each([
    ['puts a reset where it came', '-a--b-|', '--u--c', '-au-bc|', '^-----!', '^-----!'],
    ['ends with the path', '  -a|', '   ----u', '-a|', '^-!', '^-!'],
    ['goes on after the last reset', '-a--b-|', 'u|', 'ua--b-|', '^-----!', '^!'],
    ['fails with the path', ' -a#', '   ----u', '-a#', '^-!', '^-!'],
    ['fails with the resets', '-a--b', '--u#', '-au#', '^--!', '^--!'],
  ])('%s', (_what, pathMarbles, resetMarbles, expected, pathSubs, resetSubs) => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const events$ = hot(pathMarbles, values);
      const resets$ = hot(resetMarbles, causes);
      expectObservable(events$.pipe(mergeResets(resets$))).toBe(expected, values);
      expectSubscriptions(events$.subscriptions).toBe(pathSubs);
      expectSubscriptions(resets$.subscriptions).toBe(resetSubs);
    });
  });

  it('lets go of both when it is unsubscribed', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const events$ = hot('-a--b--', values);
      const resets$ = hot('---u---', causes);
      expectObservable(events$.pipe(mergeResets(resets$)), '^--!').toBe('-a', values);
      expectSubscriptions(events$.subscriptions).toBe('^--!');
      expectSubscriptions(resets$.subscriptions).toBe('^--!');
    });
  });
});
