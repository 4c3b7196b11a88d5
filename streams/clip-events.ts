/** Pulls a clip's frames one by one through the extractor, each only when the one before is done. */
import { firstValueFrom } from 'rxjs';
import type { ResetCause } from '../contract/frame-label.ts';
import { type Embed, embedTick } from './embed-tick.ts';
import type { PathEvent, SourceFrame } from './path-event.ts';
import { createTickRule, type TickChoice } from './tick-rule.ts';

export interface ClipSource<H> {
  /** Frames in presentation order; ownership of each handle passes to whoever pulls it. */
  readonly frames: AsyncIterable<SourceFrame<H>>;
  /** The model rate, or the tick list of a live run. */
  readonly ticks: TickChoice;
  readonly embed: Embed<H>;
  /** Gives a frame back to the decoder. */
  readonly close: (handle: H) => void;
}

/**
 * Yields the same events as the live path, in frame order. No handle is held across a yield, so a consumer
 * may stop at any event; the decoder is then told (`return`), and at most one more frame is embedded.
 */
export async function* clipEvents<H>(
  { frames, ticks, embed, close }: ClipSource<H>,
  resets: ReadonlyMap<number, ResetCause>,
): AsyncGenerator<PathEvent, void, undefined> {
  const tickOf = createTickRule(ticks);
  for await (const source of frames) {
    const { frame, timestampUs } = source;
    const tick = tickOf(source);
    if (tick === null) close(source.handle);
    const outcome =
      tick === null ? null : await firstValueFrom(embedTick(embed, { ...source, tick }));

    const cause = resets.get(frame);
    if (cause !== undefined) yield { kind: 'reset', cause };
    yield { kind: 'seen', frame, timestampUs, tick };
    if (outcome !== null) yield outcome;
  }
}
