/** Opens an extractor and embeds grey pictures, to learn that it works, how long its vector is, and how fast it is. */
import { firstValueFrom } from 'rxjs';
import type { JobOf } from '../../contract/job.ts';
import { openExtractor } from '../extract/extractor.ts';
import type { JobContext } from '../workers/serve-job.ts';

/** As a camera gives it. */
const WIDTH = 640;
const HEIGHT = 480;
/** Frames that are timed, after the first, which carries the start-up. Odd, so that one is in the middle. */
const TIMED = 9;

export async function tryExtractor(
  spec: JobOf<'try-extractor'>,
  context: JobContext,
): Promise<void> {
  const extractor = await openExtractor(spec.extractor);
  const embed = () => firstValueFrom(extractor.embed(greyFrame()));
  try {
    const features = await embed();
    await context.hand({ kind: 'extractor', featureLength: features.length });
    const timesMs: number[] = [];
    for (let n = 0; n < TIMED; n += 1) {
      const startMs = performance.now();
      await embed();
      timesMs.push(performance.now() - startMs);
    }
    await context.hand({ kind: 'speed', frameMs: middleOf(timesMs) });
  } finally {
    extractor.close();
  }
}

function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function greyFrame(): VideoFrame {
  const pixels = new Uint8Array(WIDTH * HEIGHT * 4).fill(128);
  return new VideoFrame(pixels, {
    format: 'RGBA',
    codedWidth: WIDTH,
    codedHeight: HEIGHT,
    timestamp: 0,
  });
}
