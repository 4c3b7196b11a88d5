/** Runs a job on a video file and gives its failures the file's name. */
import { Fault } from '../../../contract/fault.ts';
import type { Job, JobReport } from '../../../contract/job.ts';
import { rethrowNaming } from './rethrow-naming.ts';
import { requireFile } from './require-file.ts';
import { requireWholeVideo } from './require-whole-video.ts';
import type { Stage } from '../stage/stage.ts';

export interface FileJob {
  readonly path: string;
  /** Builds the job from the address the video is lent at. */
  readonly spec: (media: string) => Job;
  readonly onReport: (report: JobReport) => void | Promise<void>;
  readonly signal?: AbortSignal | undefined;
}

/** @throws Fault 'not-found' or 'video-unreadable' naming the file; 'cancelled' when the signal fires. */
export async function runOnFile(stage: Stage, job: FileJob): Promise<void> {
  await requireFile(job.path, 'The video');
  await requireWholeVideo(job.path).catch(rethrowNaming(job.path));
  const media = stage.lend(job.path);
  try {
    const running = stage.run(job.spec(media), job.onReport);
    const stop = () => {
      running.stop();
    };
    job.signal?.addEventListener('abort', stop);
    await running.done.catch(rethrowNaming(job.path)).finally(() => {
      job.signal?.removeEventListener('abort', stop);
    });
  } finally {
    stage.takeBack(media);
  }
  if (job.signal?.aborted === true)
    throw new Fault('cancelled', 'Stopped as asked; run the command again to go on.');
}
