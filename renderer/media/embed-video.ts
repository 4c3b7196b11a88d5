/** The embed job: the features of every tick of a clip, for training and caching. */
import type { JobOf } from '../../contract/job.ts';
import { embedClip, type FeatureRow } from '../../streams/embed-clip.ts';
import { openExtractor } from '../extract/extractor.ts';
import type { JobContext } from '../workers/serve-job.ts';
import { openVideo } from './decode.ts';
import { stopFlag } from './stop-flag.ts';

/** Rows per message. */
const BATCH = 64;

export async function embedVideo(spec: JobOf<'embed'>, context: JobContext): Promise<void> {
  const stop = stopFlag(context);
  const video = await openVideo(spec.media);
  const extractor = await openExtractor(spec.extractor);
  const rows = embedClip<VideoFrame>({
    frames: video.frames(spec.firstUs),
    ticks: { ratePerS: spec.ratePerS },
    embed: ({ handle }) => extractor.embed(handle),
    close: (handle) => {
      handle.close();
    },
  });
  try {
    let batch: FeatureRow[] = [];
    for await (const row of rows) {
      if (stop.isRaised()) break;
      batch.push({ ...row, features: row.features.slice() });
      extractor.recycle(row.features);
      if (batch.length < BATCH) continue;
      await hand(batch, context);
      batch = [];
    }
    if (batch.length > 0) await hand(batch, context);
  } finally {
    extractor.close();
    video.close();
  }
}

/** Row-major float32; the machines this runs on are little-endian, as the contract wants. */
function hand(batch: readonly FeatureRow[], context: JobContext): Promise<void> {
  const featureLength = batch[0]?.features.length ?? 0;
  const matrix = new Float32Array(batch.length * featureLength);
  batch.forEach(({ features }, row) => {
    matrix.set(features, row * featureLength);
  });
  const frames = batch.map(({ frame }) => frame);
  return context.hand({ kind: 'features', frames, rows: new Uint8Array(matrix.buffer) });
}
