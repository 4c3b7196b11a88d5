/** One tick's way through the extractor: x_t, or the reason why there is none. */
import { from, Observable, type ObservableInput, type Subscriber } from 'rxjs';
import type { Deadline } from './deadline.ts';
import type { DroppedEvent, EmbeddedEvent, MarkedFrame } from './path-event.ts';

/**
 * Turns a tick into its features x_t (length D), the first value it gives. It owns the handle from the
 * call on and closes it exactly once, whether it succeeds, fails, throws or is unsubscribed.
 */
export type Embed<H> = (frame: MarkedFrame<H>) => ObservableInput<Float32Array>;

export interface EmbedTickOptions {
  /** Without features by then the tick is dropped and `embed` unsubscribed; waits for ever where there is none. */
  readonly deadline?: Deadline;
}

/**
 * Emits one event and completes, never fails: an `embed` that throws, fails, gives nothing or is late
 * makes a dropped tick. Reporting the error itself is `embed`'s own affair. Unsubscribing unsubscribes `embed`.
 *
 * Written out rather than composed: every operator here would be one more cold piece of code in each
 * tick's way, between two runs of the CNN.
 */
export function embedTick<H>(
  embed: Embed<H>,
  frame: MarkedFrame<H>,
  { deadline }: EmbedTickOptions = {},
): Observable<EmbeddedEvent | DroppedEvent> {
  return new Observable((subscriber) => {
    const { frame: index, timestampUs } = frame;
    const end = (event: EmbeddedEvent | DroppedEvent) => {
      subscriber.next(event);
      subscriber.complete();
    };
    const drop = () => {
      end({ kind: 'dropped', frame: index, timestampUs, cause: 'extractor-failed' });
    };
    const take = (features: Float32Array) => {
      end({ kind: 'embedded', frame: index, timestampUs, features });
    };
    subscribeTo(() => embed(frame), subscriber, { next: take, error: drop, complete: drop });
    if (deadline !== undefined && !subscriber.closed) subscriber.add(deadline.watch(drop));
  });
}

interface Takes {
  readonly next: (features: Float32Array) => void;
  readonly error: () => void;
  readonly complete: () => void;
}

/** Goes with the subscriber; a throw counts as an error. */
function subscribeTo(
  work: () => ObservableInput<Float32Array>,
  subscriber: Subscriber<unknown>,
  takes: Takes,
): void {
  let features$: Observable<Float32Array>;
  try {
    features$ = from(work());
  } catch {
    takes.error();
    return;
  }
  subscriber.add(features$.subscribe(takes));
}
