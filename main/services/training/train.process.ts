/** The training process: one order, its progress, its result. Apart, so that the live path never feels it. */
import { setImmediate } from 'node:timers/promises';
import { toFault } from '../../../contract/fault.ts';
import { trainSoftmax } from '../../../model/training/softmax.ts';
import { train } from '../../../model/training/train.ts';
import { startEngine } from './engines/start-engine.ts';
import { createGate } from './gate.ts';
import type { FromTrainer, ToTrainer, TrainedWeights, TrainingOrder } from './training-messages.ts';

/** Progress is told at most this often; the event loop turns as often, so that an order to stop or pause is heard. */
const TURN_EVERY_MS = 50;

let isStopped = false;
/** Shut while the run is paused. */
const running = createGate();
/** Shut from telling an epoch until its owner has it on the disk. */
const epochTaken = createGate();

process.on('message', (message: ToTrainer) => {
  if (message.kind === 'train') void work(message.order);
  else if (message.kind === 'pause') running.shut();
  else if (message.kind === 'resume') running.open();
  else if (message.kind === 'epoch-taken') epochTaken.open();
  else {
    isStopped = true;
    running.open();
  }
});
// An owner that is gone wants nothing any more; one that hears Ctrl-C says what to do about it.
process.on('disconnect', () => process.exit(1));
process.on('SIGINT', () => undefined);

async function work(order: TrainingOrder): Promise<void> {
  try {
    await startEngine(order.engine);
    const weights = order.method === 'softmax' ? passSoftmax(order) : await passNetwork(order);
    say(weights === null ? { kind: 'stopped' } : { kind: 'done', weights });
  } catch (error) {
    const { reason, message } = toFault(error);
    say({ kind: 'failed', fault: { reason, message } });
  }
}

async function passNetwork(order: TrainingOrder): Promise<TrainedWeights | null> {
  let lastMs = 0;
  const { tensors, options, history, keptPass, isComplete } = await train({
    ...order,
    shouldStop: () => isStopped,
    onProgress: async (progress) => {
      if (performance.now() - lastMs < TURN_EVERY_MS) return;
      lastMs = performance.now();
      say({ kind: 'progress', progress });
      await setImmediate();
      await untilResumed();
    },
    onEpoch: async (report, state) => {
      epochTaken.shut();
      say({ kind: 'epoch', report, state: order.wantsStates ? state : null });
      await epochTaken.whenOpen();
    },
  });
  const { engine } = order;
  return isComplete ? { engine, tensors, options, history, keptPass } : null;
}

async function untilResumed(): Promise<void> {
  if (running.isOpen()) return;
  say({ kind: 'paused', isPaused: true });
  await running.whenOpen();
  say({ kind: 'paused', isPaused: false });
}

function passSoftmax(order: TrainingOrder): TrainedWeights | null {
  const { tensors, options } = trainSoftmax(order);
  const { engine } = order;
  return isStopped ? null : { engine, tensors, options, history: [], keptPass: 0 };
}

/** The message is cloned before this returns, so live state may be sent. */
function say(message: FromTrainer): void {
  process.send?.(message);
}
