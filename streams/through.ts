/** Runs a stream through a small machine that answers each value with any number of others. */
import { Observable, type OperatorFunction, Subject, type Subscriber, takeUntil } from 'rxjs';

/** A synchronous fold with an output. What it returns is emitted in that order. */
export interface Machine<In, Out> {
  next(value: In): readonly Out[];
  /** Its last words: what it still holds when the source completed, or the stream failed. */
  end(how: 'completed' | 'failed'): readonly Out[];
}

/**
 * Emits every answer at once; a value that arrives while an answer is being emitted waits for its end.
 * On completion the last words are emitted, then completion; on an error of the source or of the machine
 * the last words, then the error. On unsubscribe the machine is let go of without a word. Each
 * subscription runs a machine of its own.
 *
 * Written out rather than composed: it stands twice in every frame's way, and an inner Observable for
 * each answer was the dearest part of that.
 */
export function through<In, Out>(createMachine: () => Machine<In, Out>): OperatorFunction<In, Out> {
  return (source$) =>
    new Observable((subscriber) => {
      run(source$, createMachine(), subscriber);
    });
}

function run<In, Out>(
  source$: Observable<In>,
  machine: Machine<In, Out>,
  subscriber: Subscriber<Out>,
): void {
  const over$ = new Subject<void>();
  const late: In[] = [];
  let isEmitting = false;
  let isSourceDone = false;

  const fail = (error: unknown) => {
    over$.next();
    try {
      emitAll(subscriber, machine.end('failed'));
      subscriber.error(error);
    } catch (worse) {
      subscriber.error(worse);
    }
  };
  const attempt = (work: () => readonly Out[]) => {
    if (subscriber.closed) return;
    try {
      emitAll(subscriber, work());
    } catch (error) {
      fail(error);
    }
  };
  const complete = () => {
    isSourceDone = true;
    if (isEmitting) return;
    attempt(() => machine.end('completed'));
    subscriber.complete();
  };
  const next = (value: In) => {
    if (isEmitting) {
      late.push(value);
      return;
    }
    isEmitting = true;
    attempt(() => machine.next(value));
    for (const then of late) attempt(() => machine.next(then));
    late.length = 0;
    isEmitting = false;
    if (isSourceDone) complete();
  };

  subscriber.add(() => {
    over$.next();
  });
  source$.pipe(takeUntil(over$)).subscribe({ next, error: fail, complete });
}

function emitAll<T>(subscriber: Subscriber<T>, values: readonly T[]): void {
  for (const value of values) subscriber.next(value);
}
