/** Extracts a clip's features, one row per tick, for training and caching. */
import { firstValueFrom, from } from 'rxjs';
import type { ClipSource } from './clip-events.ts';
import { createTickRule } from './tick-rule.ts';

export interface FeatureRow {
  readonly frame: number;
  readonly timestampUs: number;
  /** x_t, length D; the consumer's own until it pulls the next row. */
  readonly features: Float32Array;
}

/**
 * Yields a row for every tick, lossless and in order; the next frame is pulled only when the consumer asks
 * for another row. A failing `embed` fails the extraction: a cache must not have silent holes.
 */
export async function* embedClip<H>({
  frames,
  ticks,
  embed,
  close,
}: ClipSource<H>): AsyncGenerator<FeatureRow, void, undefined> {
  const tickOf = createTickRule(ticks);
  for await (const source of frames) {
    const { frame, timestampUs, handle } = source;
    const tick = tickOf(source);
    if (tick === null) {
      close(handle);
      continue;
    }
    const features = await firstValueFrom(from(embed({ ...source, tick })));
    yield { frame, timestampUs, features };
  }
}
