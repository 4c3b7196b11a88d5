/** The probe job: decodes every frame and tells its timestamp. */
import type { JobOf } from '../../contract/job.ts';
import type { JobContext } from '../workers/serve-job.ts';
import { openVideo } from './decode.ts';
import { stopFlag } from './stop-flag.ts';

/** Timestamps per message. */
const BATCH = 256;

export async function probeVideo(spec: JobOf<'probe'>, context: JobContext): Promise<void> {
  const video = await openVideo(spec.media);
  const stop = stopFlag(context);
  try {
    const { codec, width, height, durationUs } = video;
    await context.hand({ kind: 'media', codec, width, height, durationUs });
    let timestampsUs: number[] = [];
    for await (const { handle, timestampUs } of video.frames()) {
      handle.close();
      if (stop.isRaised()) break;
      timestampsUs.push(timestampUs);
      if (timestampsUs.length < BATCH) continue;
      await context.hand({ kind: 'timestamps', timestampsUs });
      timestampsUs = [];
    }
    await context.hand({ kind: 'timestamps', timestampsUs });
  } finally {
    video.close();
  }
}
