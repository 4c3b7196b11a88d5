/** The whole network in plain TypeScript and 64-bit floats, from the reference steps: what all else is held against. */
import { cellNamed } from '../cells/registry.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { add, multiply, times } from '../kernels/algebra.ts';
import { softmax } from '../kernels/elementwise.ts';
import {
  INPUT_MEAN,
  INPUT_SCALE,
  layerParameters,
  layerSizes,
  networkShapeOf,
  ownParameters,
  PROJECTION_PREFIX,
  readOutBias,
  readOutWeight,
} from '../network/network-shape.ts';
import { createReferenceProjection } from '../projection/reference.ts';
import { tensorNamed } from '../tensor.ts';
import type { NetworkRecurrence, NetworkState } from './network-recurrence.ts';

export type ReferenceState = NetworkState<Float64Array>;

export function createReferenceRecurrence({
  manifest,
  tensors,
}: Checkpoint): NetworkRecurrence<ReferenceState> {
  const shape = networkShapeOf(manifest);
  const cell = cellNamed(shape.cell);
  const stateLength = cell.stateParts * shape.hiddenSize;
  const mean = Float64Array.from(tensorNamed(tensors, INPUT_MEAN).data);
  const scale = Float64Array.from(tensorNamed(tensors, INPUT_SCALE).data);
  const project =
    shape.projection === null
      ? null
      : createReferenceProjection(ownParameters(tensors, PROJECTION_PREFIX));
  const steps = layerSizes(shape).map((size, layer) =>
    cell.createReferenceStep(layerParameters(tensors, layer), size),
  );
  const readOuts = shape.tracks.map(({ id }) => ({
    W: tensorNamed(tensors, readOutWeight(id)),
    b: tensorNamed(tensors, readOutBias(id)),
  }));

  return {
    featureLength: shape.featureLength,
    start: () => ({ layers: steps.map(() => new Float64Array(stateLength)) }),
    step(state, features) {
      const centred = Float64Array.from(features, (value, i) => value - (mean[i] ?? 0));
      const standardised = multiply(centred, scale); // x̂ = (x - mean) * scale
      let x = project?.(standardised) ?? standardised;
      const layers = steps.map((step, layer) => {
        const s = step(state.layers[layer] ?? new Float64Array(stateLength), x);
        x = s.subarray(0, shape.hiddenSize); // the layer above reads this one's h_t
        return s;
      });
      return { layers };
    },
    readOut(state) {
      const h = state.layers.at(-1)?.subarray(0, shape.hiddenSize) ?? new Float64Array();
      return readOuts.map(({ W, b }) => softmax(add(times(W, h), b.data))); // p = softmax(W h_t + b)
    },
  };
}
