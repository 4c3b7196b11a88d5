/** One tick's way through the extractor: x_t, or the reason why there is none. */
import { catchError, defer, first, map, type Observable, type ObservableInput, of } from 'rxjs';
import type { DroppedEvent, EmbeddedEvent, MarkedFrame } from './path-event.ts';

/**
 * Turns a tick into its features x_t (length D), the first value it gives. It owns the handle from the
 * call on and closes it exactly once, whether it succeeds, fails, throws or is unsubscribed.
 */
export type Embed<H> = (frame: MarkedFrame<H>) => ObservableInput<Float32Array>;

/**
 * Emits one event and completes, never fails: an `embed` that throws, fails or gives nothing makes a
 * dropped tick. Reporting the error itself is `embed`'s own affair. Unsubscribing unsubscribes `embed`.
 */
export function embedTick<H>(
  embed: Embed<H>,
  frame: MarkedFrame<H>,
): Observable<EmbeddedEvent | DroppedEvent> {
  const { frame: index, timestampUs } = frame;
  return defer(() => embed(frame)).pipe(
    first(),
    map((features): EmbeddedEvent => ({ kind: 'embedded', frame: index, timestampUs, features })),
    catchError(() =>
      of<DroppedEvent>({ kind: 'dropped', frame: index, timestampUs, cause: 'extractor-failed' }),
    ),
  );
}
