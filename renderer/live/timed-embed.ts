/** The extractor as the live path uses it: every frame accounted for, every span of our own code timed. */
import { Observable } from 'rxjs';
import type { Embed } from '../../streams/embed-tick.ts';
import type { Extractor } from '../extract/extractor.ts';
import type { LivePath } from './live-path.ts';

export function timedEmbed(
  extractor: Extractor,
  { embedded, span, closed }: Pick<LivePath<VideoFrame>, 'embedded' | 'span' | 'closed'>,
): Embed<VideoFrame> {
  return ({ frame, handle }) =>
    new Observable<Float32Array>((subscriber) => {
      const features$ = extractor.embed(handle, (times) => {
        embedded(frame, times);
      });
      const embedding = features$.subscribe({
        next: (features) => {
          // Everything up to the label follows at once, so the vector is spent when `next` returns.
          span(frame, () => {
            subscriber.next(features);
            subscriber.complete();
          });
          extractor.recycle(features);
        },
        error: (error: unknown) => {
          subscriber.error(error);
        },
      });
      return () => {
        embedding.unsubscribe();
        closed();
      };
    });
}
