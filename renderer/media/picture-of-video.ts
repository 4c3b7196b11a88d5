/** The picture job: one small picture of a clip, from the middle of it. */
import { Fault } from '../../contract/fault.ts';
import type { JobOf } from '../../contract/job.ts';
import { createDrawing, fitWithin } from '../player/draw-sample.ts';
import type { JobContext } from '../workers/serve-job.ts';
import { openVideo } from './decode.ts';
import { encodePicture } from './encode-picture.ts';

const LARGEST = { width: 320, height: 160 };

export async function pictureOfVideo(spec: JobOf<'picture'>, context: JobContext): Promise<void> {
  const video = await openVideo(spec.media);
  try {
    const drawing = createDrawing(fitWithin(video, LARGEST));
    // A clip may begin later than its clock; its first picture is then better than none.
    for (const timesUs of [[video.durationUs / 2], null]) {
      const samples = timesUs === null ? video.samplesFrom(0) : video.samplesAt(timesUs);
      const sample = (await samples.next()).value ?? null;
      await samples.return();
      if (sample === null) continue;
      const image = await encodePicture(drawing.toBitmap(sample));
      await context.hand({ kind: 'picture', image });
      return;
    }
    throw new Fault('video-unreadable', 'it holds no frame; record or copy it again');
  } finally {
    video.close();
  }
}
