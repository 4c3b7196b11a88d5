/** The parameters that all cells share: W_x, W_h and b, with one block of H rows per gate. */
import type { Random } from '../random.ts';
import type { NamedTensors, Shapes } from '../tensor.ts';
import type { LayerSize } from './cell.ts';
import { glorotUniform, orthogonal, zeros } from './initial-values.ts';

export function blockShapes(blocks: number, { inputSize: D, hiddenSize: H }: LayerSize): Shapes {
  return new Map([
    ['W_x', [blocks * H, D]],
    ['W_h', [blocks * H, H]],
    ['b', [blocks * H]],
  ]);
}

export function blockInitialValues(blocks: number, size: LayerSize, random: Random): NamedTensors {
  const { inputSize: D, hiddenSize: H } = size;
  return new Map([
    ['W_x', glorotUniform({ blocks, rows: H, cols: D }, random)],
    ['W_h', orthogonal({ blocks, size: H }, random)],
    ['b', zeros([blocks * H])],
  ]);
}
