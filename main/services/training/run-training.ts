/** Runs a training order in a process of its own and hands back the weights. */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import type { EpochReport, Progress } from '../../../model/training/report.ts';
import type { TrainingState } from '../../../model/training/train.ts';
import type { FromTrainer, ToTrainer, TrainedWeights, TrainingOrder } from './training-messages.ts';

export interface TrainingListeners {
  /** Once, as soon as the process is there. */
  readonly onStart?: (controls: TrainingControls) => void;
  readonly onProgress?: (progress: Progress) => void;
  /** The next epoch begins when this is done, so what it writes is on the disk by then. */
  readonly onEpoch?: (report: EpochReport, state: TrainingState | null) => void | Promise<void>;
  /** The run stands still now, or goes on. */
  readonly onPause?: (isPaused: boolean) => void;
  /** Ends the run after the window it is in. */
  readonly signal?: AbortSignal | undefined;
}

export interface TrainingControls {
  /** Of the process. */
  readonly pid: number | undefined;
  /** Takes effect after the window it is in; the process keeps all it has and computes nothing. */
  readonly pause: () => void;
  readonly resume: () => void;
}

const PROGRAM = join(import.meta.dirname, 'train.process.ts');

/** @throws Fault 'cancelled' when the signal fires, 'diverged', or what else the trainer found wrong. */
export function runTraining(
  order: TrainingOrder,
  listeners: TrainingListeners = {},
): Promise<TrainedWeights> {
  const { onStart, onProgress, onEpoch, onPause, signal } = listeners;
  const child = fork(PROGRAM, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const say = (message: ToTrainer) => {
    if (child.connected) child.send(message);
  };
  const stop = () => {
    say({ kind: 'stop' });
  };
  const { promise, resolve, reject } = Promise.withResolvers<TrainedWeights>();
  let kept = order.resumed?.epochs ?? 0;
  const take = async (message: FromTrainer): Promise<void> => {
    if (message.kind === 'progress') onProgress?.(message.progress);
    else if (message.kind === 'paused') onPause?.(message.isPaused);
    else if (message.kind === 'epoch') {
      await onEpoch?.(message.report, message.state);
      kept = message.state?.epochs ?? kept;
      say({ kind: 'epoch-taken' });
    } else if (message.kind === 'done') resolve(message.weights);
    else if (message.kind === 'stopped') reject(stoppedFault(order, kept));
    else reject(new Fault(message.fault.reason, message.fault.message));
  };
  listenTo(child, { take, reject });
  say({ kind: 'train', order });
  signal?.addEventListener('abort', stop);
  if (signal?.aborted === true) stop();
  onStart?.({
    pid: child.pid,
    pause: () => {
      say({ kind: 'pause' });
    },
    resume: () => {
      say({ kind: 'resume' });
    },
  });
  return promise.finally(() => {
    signal?.removeEventListener('abort', stop);
    child.kill();
  });
}

/** In order: an epoch is on the disk before the end of the run is told. */
function listenTo(
  child: ChildProcess,
  {
    take,
    reject,
  }: {
    readonly take: (message: FromTrainer) => Promise<void>;
    readonly reject: (fault: unknown) => void;
  },
): void {
  let queue = Promise.resolve();
  child.on('message', (message) => {
    queue = queue.then(() => take(message as FromTrainer)).catch(reject);
  });
  child.on('error', (cause) => {
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
          `The training process ended unexpectedly (${why}); train again, with --resume where a pass was whole.`,
        ),
      );
    });
  });
}

/** @param kept passes whose state the owner has */
function stoppedFault({ wantsStates }: TrainingOrder, kept: number): Fault {
  const after = kept === 0 ? 'before its first pass was whole' : `after pass ${String(kept)}`;
  const advice = kept === 0 ? 'start it again' : 'go on with --resume';
  return new Fault(
    'cancelled',
    wantsStates ? `Training was stopped ${after}; ${advice}.` : 'Training was stopped as asked.',
  );
}
