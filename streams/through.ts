/** Runs a stream through a small machine that answers each value with any number of others. */
import { catchError, concat, concatMap, defer, type OperatorFunction, throwError } from 'rxjs';

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
 */
export function through<In, Out>(createMachine: () => Machine<In, Out>): OperatorFunction<In, Out> {
  return (source$) =>
    defer(() => {
      const machine = createMachine();
      return concat(
        source$.pipe(concatMap((value) => machine.next(value))),
        defer(() => machine.end('completed')),
      ).pipe(
        catchError((error: unknown) =>
          concat(
            defer(() => machine.end('failed')),
            throwError(() => error),
          ),
        ),
      );
    });
}
