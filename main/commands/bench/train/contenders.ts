/** Who takes part in `bench train`: the trainer on each engine, tf.layers on the same, and PyTorch. */
import { join } from 'node:path';
import type { TrainingOptions } from '../../../../model/training/options.ts';
import type { CompetitorProgram } from './start-competitor.ts';
import type { Engine } from '../../../services/training/engines/engine.ts';
import { sizes, type Order } from './task.ts';
import type { TrainContender } from './train-bench.ts';

export const OURS = 'longtake';
export const TF_LAYERS = 'tf.layers.gru';
export const TORCH = 'torch.nn.GRU';

const TORCH_ENGINE = 'torch';

const PROCESS = join(import.meta.dirname, 'compete.process.ts');
const TORCH_SCRIPT = join(import.meta.dirname, '../../../../tools/bench/torch_gru.py');
/** tf.layers takes about ten times as long. */
const SLOW = 0.1;

/** What all do, and none of the chance that ours puts into training by default. */
const asTheOthers: Partial<TrainingOptions> = {
  cell: 'gru',
  layers: 1,
  hiddenSize: sizes.hiddenSize,
  window: sizes.window,
  lanes: sizes.lanes,
  clipNorm: sizes.clipNorm,
  optimiser: 'adam',
  learningRate: sizes.learningRate,
  warmUpShare: 0,
  finalShare: 1,
  weightDecay: 0,
  inputDropout: 0,
  inputNoise: 0,
  readOutDropout: 0,
};

/** @param options what differs from the product's defaults */
export function ourTrainer(
  engine: Engine,
  options: Partial<TrainingOptions> = asTheOthers,
): TrainContender {
  const program = nodeProgram({ competitor: OURS, engine, options });
  return { name: OURS, engine, program, share: 1 };
}

export function tfLayers(engine: Engine): TrainContender {
  const program = nodeProgram({ competitor: TF_LAYERS, engine, options: {} });
  return { name: TF_LAYERS, engine, program, share: SLOW };
}

/**
 * On the Python that LONGTAKE_PYTHON names, or the one on the path.
 * @param threads null for as many as PyTorch chooses; on a busy machine a single one may be faster
 */
export function pyTorch(threads: 1 | null): TrainContender {
  const command = process.env['LONGTAKE_PYTHON'] ?? 'python3';
  const engine = threads === null ? TORCH_ENGINE : `${TORCH_ENGINE}, one thread`;
  const order = { ...sizes, threads };
  const program = { name: `${TORCH} on ${engine}`, command, args: [TORCH_SCRIPT], order };
  return { name: TORCH, engine, program, share: 1 };
}

function nodeProgram(order: Order): CompetitorProgram {
  const name = `${order.competitor} on ${order.engine}`;
  return { name, command: process.execPath, args: [PROCESS], order };
}
