/** Opens the camera for a live job and hands each of its streams to the live worker, saying how it fares. */
import { camera$ } from '../capture/camera.ts';
import { toFault } from '../../contract/fault.ts';
import type { Subscription } from 'rxjs';
import type { TakeReport, WorkerJob } from '../workers/run-in-worker.ts';

/** Unsubscribing stops the camera. */
export function lendCamera(
  deviceId: string | null,
  job: WorkerJob,
  take: TakeReport,
): Subscription {
  const tell = (state: 'opening' | 'live' | 'lost', message: string) => {
    // A report that cannot be delivered fails the job by its own way.
    take({ kind: 'source', state, message }).catch(() => undefined);
  };
  tell('opening', 'Opening the camera.');
  return camera$({
    deviceId,
    onRetry: (fault) => {
      tell('lost', fault.message);
    },
  }).subscribe({
    next: ({ label, frames }) => {
      tell('live', `Watching ${label}.`);
      job.say({ kind: 'camera', frames, reset: null }, [frames]);
    },
    error: (error: unknown) => {
      const { reason, message } = toFault(error);
      job.say({ kind: 'camera-over', fault: { reason, message } });
    },
  });
}
