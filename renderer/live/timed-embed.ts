/** The extractor as the live pipeline uses it: every frame accounted for, every span of our own code timed. */
import { finalize, Observable } from 'rxjs';
import type { Embed } from '../../streams/embed-tick.ts';
import type { Extractor } from '../extract/extractor.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface EmbedAccounts {
  readonly stopwatch: Stopwatch;
  /** The frame is closed, or went down with its worker. */
  readonly onClosed: () => void;
}

export function timedEmbed(
  extractor: Extractor,
  { stopwatch, onClosed }: EmbedAccounts,
): Embed<VideoFrame> {
  return ({ frame, handle }) =>
    new Observable<Float32Array>((subscriber) => {
      const features$ = extractor.embed(handle, (times) => {
        stopwatch.embedded(frame, times);
      });
      return features$.pipe(finalize(onClosed)).subscribe({
        next: (features) => {
          // Everything up to the label follows at once, so the vector is spent when `next` returns.
          stopwatch.span(frame, () => {
            subscriber.next(features);
            subscriber.complete();
          });
          extractor.recycle(features);
        },
        error: (error: unknown) => {
          subscriber.error(error);
        },
      });
    });
}
