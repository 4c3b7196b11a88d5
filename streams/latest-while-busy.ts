/** Works on one value at a time and lets the newest wait: the live path's back-pressure. */
import {
  defer,
  Observable,
  type ObservableInput,
  type OperatorFunction,
  type Subscriber,
  tap,
} from 'rxjs';

export interface LatestWhileBusyOptions<T, R> {
  /** The work on a value, which it owns from this call on, whatever becomes of the work. */
  readonly project: (value: T) => ObservableInput<R>;
  /** Gives up a value whose place a newer one took; what it returns is emitted at once. */
  readonly replaced: (value: T) => R;
  /** Gives up a value that still waited when the stream failed or was unsubscribed. */
  readonly discarded: (value: T) => void;
}

/**
 * Every value goes to exactly one of `project`, `replaced` and `discarded`, which owns it from then on.
 *
 * - A value that arrives while busy waits; the one that waited before goes to `replaced`.
 * - When the work has completed and cleaned up, the waiting value is taken up. Work never overlaps, and
 *   runs in the order of arrival.
 * - When the source completes, the work in flight and the waiting value are still finished.
 * - An error of the source, of the work or of a function given here passes on at once: the work in
 *   flight is unsubscribed, the waiting value goes to `discarded`. The same on unsubscribe.
 */
export function latestWhileBusy<T, R>(
  options: LatestWhileBusyOptions<T, R>,
): OperatorFunction<T, R> {
  return (source$) =>
    new Observable((subscriber) => {
      run(source$, options, subscriber);
    });
}

function run<T, R>(
  source$: Observable<T>,
  { project, replaced, discarded }: LatestWhileBusyOptions<T, R>,
  subscriber: Subscriber<R>,
): void {
  const waiting = new Slot<T>();
  let isBusy = false;
  let isSourceDone = false;

  const error = (cause: unknown) => {
    subscriber.error(cause);
  };
  const start = (value: T) => {
    isBusy = true;
    runInto(
      subscriber,
      defer(() => project(value)),
      takeNext,
    );
  };
  const takeNext = () => {
    isBusy = false;
    const next = waiting.take();
    if (next !== null) start(next.value);
    else if (isSourceDone) subscriber.complete();
  };
  const arrive = (value: T) => {
    if (subscriber.closed) {
      discarded(value);
    } else if (isBusy) {
      const old = waiting.put(value);
      if (old !== null) subscriber.next(replaced(old.value));
    } else {
      start(value);
    }
  };
  const complete = () => {
    isSourceDone = true;
    if (!isBusy) subscriber.complete();
  };

  subscriber.add(() => {
    const left = waiting.take();
    if (left !== null) discarded(left.value);
  });
  subscriber.add(source$.pipe(tap(arrive)).subscribe({ error, complete }));
}

/** Emits what the work gives; `whenDone` is called once it has completed and freed what it held. */
function runInto<R>(subscriber: Subscriber<R>, work$: Observable<R>, whenDone: () => void): void {
  let isDone = false;
  const work = work$.subscribe({
    next: (result) => {
      subscriber.next(result);
    },
    error: (cause: unknown) => {
      subscriber.error(cause);
    },
    complete: () => {
      isDone = true;
    },
  });
  subscriber.add(work);
  // Added last, so it runs last of all that the end of the work sets off.
  work.add(() => {
    if (isDone) whenDone();
  });
}

/** Room for one value; boxed, so that null and undefined are values like any other. */
class Slot<T> {
  #held: { readonly value: T } | null = null;

  take(): { readonly value: T } | null {
    const held = this.#held;
    this.#held = null;
    return held;
  }

  put(value: T): { readonly value: T } | null {
    const replaced = this.take();
    this.#held = { value };
    return replaced;
  }
}
