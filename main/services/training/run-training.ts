/** Runs a training order in a process of its own and hands back the weights. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import type { EpochReport, Progress } from '../../../model/training/report.ts';
import type { TrainingState } from '../../../model/training/train.ts';
import type { FromTrainer, ToTrainer, TrainedWeights, TrainingOrder } from './training-messages.ts';

export interface TrainingListeners {
  readonly onProgress?: (progress: Progress) => void;
  readonly onEpoch?: (report: EpochReport, state: TrainingState | null) => void | Promise<void>;
  /** Ends the run after the window it is in. */
  readonly signal?: AbortSignal | undefined;
}

const PROGRAM = join(import.meta.dirname, 'train.process.ts');

/** @throws Fault 'cancelled' when the signal fires, or what the trainer found wrong. */
export function runTraining(
  order: TrainingOrder,
  { onProgress, onEpoch, signal }: TrainingListeners = {},
): Promise<TrainedWeights> {
  const child = fork(PROGRAM, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const say = (message: ToTrainer) => child.send(message);
  const stop = () => void say({ kind: 'stop' });
  signal?.addEventListener('abort', stop);
  const { promise, resolve, reject } = Promise.withResolvers<TrainedWeights>();
  const take = async (message: FromTrainer): Promise<void> => {
    if (message.kind === 'progress') onProgress?.(message.progress);
    else if (message.kind === 'epoch') await onEpoch?.(message.report, message.state);
    else if (message.kind === 'done') resolve(message.weights);
    else if (message.kind === 'stopped') reject(stoppedFault());
    else reject(new Fault(message.fault.reason, message.fault.message));
  };
  // In order: an epoch is on the disk before the end of the run is told.
  let queue = Promise.resolve();
  child.on('message', (message) => {
    queue = queue.then(() => take(message as FromTrainer)).catch(reject);
  });
  child.once('error', (cause) => {
    reject(
      new Fault('failed', `The training process could not be started: ${cause.message}.`, cause),
    );
  });
  child.once('exit', (code, killed) => {
    const why = String(killed ?? code);
    queue = queue.then(() => {
      reject(
        new Fault(
          'failed',
          `The training process ended unexpectedly (${why}); train again with --resume.`,
        ),
      );
    });
  });
  say({ kind: 'train', order });
  return promise.finally(() => {
    signal?.removeEventListener('abort', stop);
    child.kill();
  });
}

function stoppedFault(): Fault {
  return new Fault('cancelled', 'Training was stopped as asked; go on with --resume.');
}
