/** One tick becomes features or a reason, and never a failure. */
import { EMPTY, NEVER, of, throwError } from 'rxjs';
import { describe, it } from 'vitest';
import { type Embed, embedTick } from '../../streams/embed-tick.ts';
import type { MarkedFrame } from '../../streams/path-event.ts';
import { dropped, embedded, marbles } from './support.ts';

const frame: MarkedFrame<string> = { frame: 3, timestampUs: 30_000, tick: 1, handle: 'h3' };
const events = { e: embedded(3, [7]), d: dropped(3, 'extractor-failed') };
const x = Float32Array.of(7);

describe('embedTick', () => {
  it('gives the first features and lets go of the rest', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const features$ = cold('--x-x-|', { x });
      expectObservable(embedTick(() => features$, frame)).toBe('--(e|)', events);
      expectSubscriptions(features$.subscriptions).toBe('^-!');
    });
  });

  it.each<[string, Embed<string>, string]>([
    ['features at once', () => of(x), '(e|)'],
    ['nothing yet', () => NEVER, '-'],
    ['an end without features', () => EMPTY, '(d|)'],
    ['an error', () => throwError(() => new Error('extractor died')), '(d|)'],
    [
      'a throw',
      () => {
        throw new Error('extractor gone');
      },
      '(d|)',
    ],
  ])('turns %s into its event', (_what, embed, expected) => {
    marbles(({ expectObservable }) => {
      expectObservable(embedTick(embed, frame)).toBe(expected, events);
    });
  });

  it('unsubscribes the extractor with itself', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const features$ = cold('-----x|', { x });
      expectObservable(
        embedTick(() => features$, frame),
        '--^-!',
      ).toBe('-');
      expectSubscriptions(features$.subscriptions).toBe('--^-!');
    });
  });
});
