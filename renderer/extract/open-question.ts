/** The one frame that an extractor's worker is asked about at a time, and whoever waits for its features. */
import type { Subscriber } from 'rxjs';

/** Longer than any embedding on any machine that is fit for it: the worker hangs. */
const HUNG_AFTER_MS = 20_000;

export interface OpenQuestion<T> {
  /** @returns forgets whoever asked. */
  readonly ask: (subscriber: Subscriber<T>) => () => void;
  readonly answer: (value: T) => void;
  readonly fail: (why: string) => void;
  /** Ends the watch for a worker that hangs. */
  readonly close: () => void;
}

export function createOpenQuestion<T>(): OpenQuestion<T> {
  let asking: Subscriber<T> | null = null;
  let askedMs = 0;
  const fail = (why: string) => {
    asking?.error(new Error(why));
  };
  // One watch over all frames: a timer for each would cost more than it is worth.
  const watch = setInterval(() => {
    if (asking !== null && performance.now() - askedMs > HUNG_AFTER_MS) fail('it did not answer');
  }, HUNG_AFTER_MS / 10);
  return {
    fail,
    ask(subscriber) {
      asking = subscriber;
      askedMs = performance.now();
      return () => {
        if (asking === subscriber) asking = null;
      };
    },
    answer(value) {
      // The next frame may be asked for within `next`.
      const asked = asking;
      asking = null;
      asked?.next(value);
      asked?.complete();
    },
    close: () => {
      clearInterval(watch);
    },
  };
}
