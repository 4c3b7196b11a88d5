/** The product's recurrence: one step per tick, no allocation but the probabilities it hands out. */
import { cellNamed } from '../cells/registry.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { softmax } from '../kernels/elementwise.ts';
import {
  createMatvecKernel,
  type KernelExports,
  type MatvecKernel,
} from '../kernels/matvec-kernel.ts';
import {
  INPUT_MEAN,
  INPUT_SCALE,
  layerParameters,
  layerSizes,
  networkShapeOf,
  ownParameters,
  PROJECTION_PREFIX,
  projectionSize,
  readOutBias,
  readOutWeight,
  type NetworkShape,
} from '../network/network-shape.ts';
import { createLiveProjection } from '../projection/live.ts';
import { tensorNamed, type NamedTensors } from '../tensor.ts';
import type { NetworkRecurrence, NetworkState } from './network-recurrence.ts';

export type LiveState = NetworkState<Float32Array>;

/**
 * States are plain values outside the kernel's memory: any number of streams may step through one recurrence.
 * The weights stay in the kernel's memory until that is collected: make one kernel instance per model.
 */
export function createLiveRecurrence(
  { manifest, tensors }: Checkpoint,
  kernelExports: KernelExports,
): NetworkRecurrence<LiveState> {
  const shape = networkShapeOf(manifest);
  const kernel = createMatvecKernel(kernelExports);
  const cell = cellNamed(shape.cell);
  const mean = kernel.vector(tensorNamed(tensors, INPUT_MEAN).data);
  const scale = kernel.vector(tensorNamed(tensors, INPUT_SCALE).data);
  const input = kernel.vector(shape.featureLength);
  const size = projectionSize(shape);
  const projection =
    size && createLiveProjection(kernel, ownParameters(tensors, PROJECTION_PREFIX), size);
  const layers = layerSizes(shape).map((size, layer) =>
    cell.createLiveLayer(kernel, layerParameters(tensors, layer), size),
  );
  const readOut = createLiveReadOut(kernel, tensors, shape);

  return {
    featureLength: shape.featureLength,
    start: () => ({
      layers: layers.map(() => new Float32Array(cell.stateParts * shape.hiddenSize)),
    }),
    step(state, features) {
      input.values.set(features);
      kernel.standardise(input, mean, scale); // x̂ = (x - mean) * scale
      projection?.step(input);
      let x = projection?.y ?? input;
      let layer = 0;
      for (const s of state.layers) {
        const above = layers[layer++];
        if (above === undefined) break;
        above.step(x, s);
        x = above.h;
      }
      return state;
    },
    readOut: (state) => readOut(state.layers.at(-1) ?? new Float32Array()),
  };
}

/** p = softmax(W h_t + b), one per track. */
function createLiveReadOut(
  kernel: MatvecKernel,
  tensors: NamedTensors,
  { hiddenSize, tracks }: NetworkShape,
): (s: Float32Array) => number[][] {
  const h = kernel.vector(hiddenSize);
  const readOuts = tracks.map(({ id, classes }) => ({
    W: kernel.matrix(tensorNamed(tensors, readOutWeight(id)).data, classes, hiddenSize),
    b: kernel.vector(tensorNamed(tensors, readOutBias(id)).data),
    logits: kernel.vector(classes),
  }));
  return (s) => {
    h.values.set(s.subarray(0, hiddenSize));
    return readOuts.map(({ W, b, logits }) => {
      kernel.affine(W, h, b, logits);
      return softmax(logits.values);
    });
  };
}
