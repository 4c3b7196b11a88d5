/** Lets decisions from outside (the user, the camera, the model) set the state back. */
import { Observable, type OperatorFunction } from 'rxjs';
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
  return (events$) =>
    new Observable((subscriber) => {
      const error = (cause: unknown) => {
        subscriber.error(cause);
      };
      subscriber.add(
        resets$.subscribe({
          next: (cause) => {
            subscriber.next({ kind: 'reset', cause });
          },
          error,
        }),
      );
      // The subscriber itself, so that events pass without a detour and stop when nobody listens.
      events$.subscribe(subscriber);
    });
}
