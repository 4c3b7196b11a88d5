/** The GRU's parameters: three gate blocks in the order z, r, h (h~'s own weights are the block "h"). */
import { glorotUniform, orthogonal, zeros } from '../initial-values.ts';
import type { Random } from '../../random.ts';
import type { NamedTensors, Shapes } from '../../tensor.ts';
import type { LayerSize } from '../cell.ts';

export const gruGates = ['z', 'r', 'h'] as const;
export const gruUpdateGate = "h' = (1 - z) * h + z * h~";

const G = gruGates.length;

export function gruShapes({ inputSize: D, hiddenSize: H }: LayerSize): Shapes {
  return new Map([
    ['W_x', [G * H, D]],
    ['W_h', [G * H, H]],
    ['b', [G * H]],
  ]);
}

export function gruInitialValues(size: LayerSize, random: Random): NamedTensors {
  const { inputSize: D, hiddenSize: H } = size;
  return new Map([
    ['W_x', glorotUniform({ blocks: G, rows: H, cols: D }, random)],
    ['W_h', orthogonal({ blocks: G, size: H }, random)],
    ['b', zeros([G * H])],
  ]);
}
