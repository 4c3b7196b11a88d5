/** Opens what a live job watches: the cameras the page hands over, or a file that plays as one. */
import { finalize, take, type Observable } from 'rxjs';
import { Fault } from '../../contract/fault.ts';
import type { JobOf } from '../../contract/job.ts';
import type { SourceFrame } from '../../streams/path-event.ts';
import { cameraFrames, type Deliver } from '../capture/camera-frames.ts';
import { fileFrames } from '../capture/file-frames.ts';
import { openVideo } from '../media/decode.ts';
import type { LentToJob } from '../workers/job-messages.ts';
import type { LiveOrders } from './live-orders.ts';
import { openPicture } from './picture.ts';

export interface LiveSourceOptions {
  readonly orders: Pick<LiveOrders, 'cameras$' | 'reset'>;
  readonly lent: LentToJob;
  readonly deliver: Deliver;
}

/** Completes after the job's `maxFrames`, or when a file that does not loop has been played. */
export async function openLiveSource(
  { source, maxFrames }: JobOf<'live'>,
  { orders, lent, deliver }: LiveSourceOptions,
): Promise<Observable<SourceFrame<VideoFrame>>> {
  const frames$ =
    source.kind === 'camera'
      ? cameraFrames(orders.cameras$, { deliver, onReset: orders.reset })
      : await openFile(source, lent, deliver);
  return maxFrames === null ? frames$ : frames$.pipe(take(maxFrames));
}

type FileSource = Exclude<JobOf<'live'>['source'], { kind: 'camera' }>;

async function openFile(source: FileSource, lent: LentToJob, deliver: Deliver) {
  const { loop, speed } = source.kind === 'file' ? source : { loop: false, speed: 1 };
  const video = await openVideo(source.kind === 'file' ? source.address : requireFile(lent));
  const picture = lent.picture === undefined ? null : openPicture(lent.picture);
  const show = picture === null ? {} : { show: picture.show };
  return fileFrames(video, { speed, loop, deliver, ...show }).pipe(
    finalize(() => {
      video.close();
      picture?.close();
    }),
  );
}

function requireFile({ file }: LentToJob): Blob {
  if (file !== undefined) return file;
  throw new Fault('failed', 'No file came with the order to play one; choose the file again.');
}
