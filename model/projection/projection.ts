/** The optional projection in front of the first layer, Linear + LayerNorm + ReLU (the MiniROAD shape): its parameters. */
import { glorotUniform, ones, zeros } from '../cells/initial-values.ts';
import type { Random } from '../random.ts';
import type { NamedTensors, Shapes } from '../tensor.ts';

export interface ProjectionSize {
  /** D: length of x̂_t. */
  readonly inputSize: number;
  /** P: length of what the first layer reads. */
  readonly outputSize: number;
}

/** ε, added to the variance so that a constant vector is not divided by zero; PyTorch's default too. */
export const LAYER_NORM_EPSILON = 1e-5;

export function projectionShapes({ inputSize: D, outputSize: P }: ProjectionSize): Shapes {
  return new Map([
    ['W', [P, D]],
    ['b', [P]],
    ['gain', [P]],
    ['bias', [P]],
  ]);
}

/** The projection's parameters before training: the normalised values pass as they are. */
export function projectionInitialValues(
  { inputSize: D, outputSize: P }: ProjectionSize,
  random: Random,
): NamedTensors {
  return new Map([
    ['W', glorotUniform({ blocks: 1, rows: P, cols: D }, random)],
    ['b', zeros([P])],
    ['gain', ones([P])],
    ['bias', zeros([P])],
  ]);
}
