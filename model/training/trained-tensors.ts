/** All tensors of a checkpoint: the standardisation of the clips learnt from, and what was learnt. */
import { INPUT_MEAN, INPUT_SCALE } from '../network/network-shape.ts';
import type { NamedTensors } from '../tensor.ts';
import type { Standardisation } from './standardisation.ts';

export function trainedTensors(
  { mean, scale }: Standardisation,
  weights: NamedTensors,
): NamedTensors {
  return new Map([
    [INPUT_MEAN, { shape: [mean.length], data: mean }],
    [INPUT_SCALE, { shape: [scale.length], data: scale }],
    ...weights,
  ]);
}
