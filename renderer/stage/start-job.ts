/** Gives a job to the worker that does its kind, with a camera where it needs one. */
import type { Job, JobReport } from '../../contract/job.ts';
import { listCameras } from '../capture/list-cameras.ts';
import { readGraphics } from '../graphics/read-graphics.ts';
import { startLiveWorker } from '../live/start-live-worker.ts';
import { startMediaWorker } from '../media/start-media-worker.ts';
import { lendCamera } from './lend-camera.ts';
import { createLabelBatch } from './label-batch.ts';
import { runInWorker, type TakeReport } from '../workers/run-in-worker.ts';

export interface OpenJob {
  readonly done: Promise<void>;
  readonly stop: () => void;
  readonly reset: () => void;
}

/** @param take resolves when the host has taken the report in. */
export function startJob(spec: Job, take: TakeReport): OpenJob {
  switch (spec.kind) {
    case 'cameras':
      return atOnce(
        listCameras().then((cameras) =>
          take({ kind: 'cameras', labels: cameras.map(({ name }) => name) }),
        ),
      );
    case 'graphics':
      return atOnce(take({ kind: 'graphics', graphics: readGraphics() }));
    case 'timeline':
      return atOnce(import('./drive-timeline.ts').then((one) => one.driveTimeline(spec, take)));
    case 'live':
      return startLive(spec, take);
    default:
      return runInWorker(startMediaWorker(), { spec, take });
  }
}

function startLive(spec: Extract<Job, { kind: 'live' }>, take: TakeReport): OpenJob {
  const batch = createLabelBatch(take);
  const takeLive = (report: JobReport) =>
    report.kind === 'labels' ? batch.add(report.labels) : take(report);
  const job = runInWorker(startLiveWorker(), { spec, take: takeLive });
  const camera = spec.source.kind === 'camera' ? lendCamera(spec.source.deviceId, job, take) : null;
  const done = job.done.finally(async () => {
    camera?.unsubscribe();
    await batch.flush();
  });
  return { done, stop: job.stop, reset: job.reset };
}

function atOnce(done: Promise<void>): OpenJob {
  return { done, stop: () => undefined, reset: () => undefined };
}
