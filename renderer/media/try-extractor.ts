/** Opens an extractor and embeds one grey picture, to learn that it works and how long its vector is. */
import { firstValueFrom } from 'rxjs';
import type { JobOf } from '../../contract/job.ts';
import { openExtractor } from '../extract/extractor.ts';
import type { JobContext } from '../workers/serve-job.ts';

export async function tryExtractor(
  spec: JobOf<'try-extractor'>,
  context: JobContext,
): Promise<void> {
  const extractor = await openExtractor(spec.extractor);
  try {
    const features = await firstValueFrom(extractor.embed(greyFrame()));
    await context.hand({ kind: 'extractor', featureLength: features.length });
  } finally {
    extractor.close();
  }
}

function greyFrame(): VideoFrame {
  const size = 64;
  const pixels = new Uint8Array(size * size * 4).fill(128);
  return new VideoFrame(pixels, {
    format: 'RGBA',
    codedWidth: size,
    codedHeight: size,
    timestamp: 0,
  });
}
