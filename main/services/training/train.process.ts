/** The training process: one order, its progress, its result. Apart, so that the live path never feels it. */
import { setImmediate } from 'node:timers/promises';
import { toFault } from '../../../contract/fault.ts';
import { trainSoftmax } from '../../../model/training/softmax.ts';
import { train } from '../../../model/training/train.ts';
import { startEngine } from './engines/start-engine.ts';
import type { FromTrainer, ToTrainer, TrainedWeights, TrainingOrder } from './training-messages.ts';

/** Progress is told at most this often; the event loop turns as often, so that an order to stop is heard. */
const TURN_EVERY_MS = 50;

let isStopped = false;

process.on('message', (message: ToTrainer) => {
  if (message.kind === 'stop') isStopped = true;
  else void work(message.order);
});
// An owner that is gone wants nothing any more.
process.on('disconnect', () => process.exit(1));

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
  const { tensors, options, history, isComplete } = await train({
    ...order,
    shouldStop: () => isStopped,
    onProgress: async (progress) => {
      if (performance.now() - lastMs < TURN_EVERY_MS) return;
      lastMs = performance.now();
      say({ kind: 'progress', progress });
      await setImmediate();
    },
    onEpoch: (report, state) => {
      say({ kind: 'epoch', report, state: order.wantsStates ? state : null });
    },
  });
  return isComplete ? { engine: order.engine, tensors, options, history } : null;
}

function passSoftmax(order: TrainingOrder): TrainedWeights | null {
  const { tensors, options } = trainSoftmax(order);
  return isStopped ? null : { engine: order.engine, tensors, options, history: [] };
}

/** The message is cloned before this returns, so live state may be sent. */
function say(message: FromTrainer): void {
  process.send?.(message);
}
