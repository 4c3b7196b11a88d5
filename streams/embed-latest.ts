/** Sends ticks through the extractor without ever making the camera wait. */
import {
  defer,
  finalize,
  Observable,
  type OperatorFunction,
  Subject,
  type Subscriber,
  tap,
} from 'rxjs';
import { createDeadline } from './deadline.ts';
import { type Embed, embedTick } from './embed-tick.ts';
import { latestWhileBusy } from './latest-while-busy.ts';
import type { DroppedEvent, EmbeddedEvent, MarkedFrame, SeenEvent } from './path-event.ts';

export interface EmbedLatestOptions<H> {
  readonly embed: Embed<H>;
  /** Gives a frame back to the camera. */
  readonly close: (handle: H) => void;
  /** A tick without features after this long counts as failed, so that a stuck extractor holds up nothing. */
  readonly timeoutMs: number;
}

type Outcome = EmbeddedEvent | DroppedEvent;

/**
 * Emits `seen` for every frame as it arrives and, for every tick, one `embedded` or `dropped` later on.
 * `embedded` events come in frame order; `dropped` ones may overtake those of earlier ticks.
 *
 * - Owns every handle that arrives: frames between ticks are closed at once, ticks pass to `embed`,
 *   replaced and discarded ticks are closed here. This holds for a frame during whose `seen` event the
 *   stream is unsubscribed, too.
 * - A tick that arrives while the extractor is busy waits; a newer one replaces it (cause `replaced`).
 * - A failing `embed` drops its tick (cause `extractor-failed`), and the stream goes on.
 * - When the source completes, the ticks in flight and waiting are still embedded. An error of the
 *   source passes on at once; so does one of `close`.
 */
export function embedLatest<H>(
  options: EmbedLatestOptions<H>,
): OperatorFunction<MarkedFrame<H>, SeenEvent | Outcome> {
  return (frames$) =>
    new Observable((subscriber) => {
      run(frames$, options, subscriber);
    });
}

function run<H>(
  frames$: Observable<MarkedFrame<H>>,
  options: EmbedLatestOptions<H>,
  subscriber: Subscriber<SeenEvent | Outcome>,
): void {
  const { close } = options;
  const ticks$ = new Subject<MarkedFrame<H>>();

  const arrive = (marked: MarkedFrame<H>) => {
    const { frame, timestampUs, tick, handle } = marked;
    if (tick === null) close(handle);
    subscriber.next({ kind: 'seen', frame, timestampUs, tick });
    if (tick === null) return;
    if (subscriber.closed) close(handle);
    else ticks$.next(marked);
  };
  const emit = (outcome: Outcome) => {
    subscriber.next(outcome);
  };
  const error = (cause: unknown) => {
    subscriber.error(cause);
  };
  const complete = () => {
    subscriber.complete();
  };
  const endTicks = () => {
    ticks$.complete();
  };

  subscriber.add(ticks$.pipe(outcomes(options)).subscribe({ next: emit, error, complete }));
  subscriber.add(frames$.pipe(tap(arrive)).subscribe({ error, complete: endTicks }));
}

function outcomes<H>({
  embed,
  close,
  timeoutMs,
}: EmbedLatestOptions<H>): OperatorFunction<MarkedFrame<H>, Outcome> {
  return (ticks$) =>
    defer(() => {
      const deadline = createDeadline(timeoutMs);
      const embedded$ = ticks$.pipe(
        latestWhileBusy<MarkedFrame<H>, Outcome>({
          project: (frame) => embedTick(embed, frame, { deadline }),
          replaced: ({ frame, timestampUs, handle }) => {
            close(handle);
            return { kind: 'dropped', frame, timestampUs, cause: 'replaced' };
          },
          discarded: ({ handle }) => {
            close(handle);
          },
        }),
      );
      return embedded$.pipe(finalize(deadline.close));
    });
}
