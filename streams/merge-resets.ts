/** Lets decisions from outside (the user, the camera, the model) set the state back. */
import {
  connect,
  endWith,
  ignoreElements,
  map,
  merge,
  type Observable,
  type OperatorFunction,
  takeUntil,
} from 'rxjs';
import type { ResetCause } from '../contract/frame-label.ts';
import type { PathEvent, ResetEvent } from './path-event.ts';

/**
 * Puts a `reset` event between the path's events for every cause that comes while the path runs.
 * Ends with the path: `resets$` is unsubscribed when the path completes, fails or is unsubscribed, and
 * may itself complete early. An error of either passes on.
 */
export function mergeResets<E extends PathEvent>(
  resets$: Observable<ResetCause>,
): OperatorFunction<E, E | ResetEvent> {
  return connect((events$) => {
    const ended$ = events$.pipe(ignoreElements(), endWith(null));
    const resetEvents$ = resets$.pipe(
      map((cause): ResetEvent => ({ kind: 'reset', cause })),
      takeUntil(ended$),
    );
    return merge(resetEvents$, events$);
  });
}
