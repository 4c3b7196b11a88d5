/** The read-out alone, p_t = softmax(W x̂_t + b): what the recurrence is held against, in the recurrence's own shape. */
import type { TrackOutputs } from '../../contract/track.ts';
import { softmax } from '../kernels/elementwise.ts';
import { INPUT_MEAN, INPUT_SCALE, readOutBias, readOutWeight } from '../network/network-shape.ts';
import { tensorNamed, type NamedTensors } from '../tensor.ts';
import type { NetworkRecurrence } from './network-recurrence.ts';

/** The "state" is x̂_t itself, so nothing of the past remains. */
export function createMemorylessRecurrence(
  tensors: NamedTensors,
  tracks: readonly TrackOutputs[],
): NetworkRecurrence<Float64Array> {
  const mean = tensorNamed(tensors, INPUT_MEAN).data;
  const scale = tensorNamed(tensors, INPUT_SCALE).data;
  const readOuts = tracks.map(({ id }) => ({
    W: tensorNamed(tensors, readOutWeight(id)).data,
    b: tensorNamed(tensors, readOutBias(id)).data,
  }));
  return {
    featureLength: mean.length,
    start: () => new Float64Array(mean.length),
    step: (_, x) => Float64Array.from(x, (value, j) => (value - (mean[j] ?? 0)) * (scale[j] ?? 0)),
    readOut: (x) =>
      readOuts.map(({ W, b }) =>
        softmax(Float32Array.from(b, (bias, row) => bias + dot(W, row, x))),
      ),
  };
}

function dot(W: Float32Array, row: number, x: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < x.length; j++) sum += (W[row * x.length + j] ?? 0) * (x[j] ?? 0);
  return sum;
}
