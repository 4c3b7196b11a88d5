/** Opens what a live job watches: the cameras the page hands over, or a file that plays as one. */
import { take, type Observable } from 'rxjs';
import type { JobOf } from '../../contract/job.ts';
import type { SourceFrame } from '../../streams/path-event.ts';
import { cameraFrames, type Deliver } from '../capture/camera-frames.ts';
import { fileFrames } from '../capture/file-frames.ts';
import { openVideo } from '../media/decode.ts';

/** Completes after the job's `maxFrames`, or when a file that does not loop has been played. */
export async function openLiveSource(
  { source, maxFrames }: JobOf<'live'>,
  cameras$: Observable<ReadableStream<VideoFrame>>,
  deliver: Deliver,
): Promise<Observable<SourceFrame<VideoFrame>>> {
  const frames$ =
    source.kind === 'camera'
      ? cameraFrames(cameras$, deliver)
      : fileFrames(await openVideo(source.address), { ...source, deliver });
  return maxFrames === null ? frames$ : frames$.pipe(take(maxFrames));
}
