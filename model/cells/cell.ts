/** What every cell gives: its parameters, its reference step and its live step; its training lies in `unrolled.ts`. */
import type { KernelVector, MatvecKernel } from '../kernels/matvec-kernel.ts';
import type { Random } from '../random.ts';
import type { NamedTensors, Shapes } from '../tensor.ts';

export interface LayerSize {
  /** Length of x_t: D for the first layer, H of the layer below for the others. */
  readonly inputSize: number;
  /** Length of h_t: H. */
  readonly hiddenSize: number;
}

export interface CellDefinition {
  /** Order of the gate blocks in W_x, W_h and b, each of H rows. */
  readonly gateOrder: readonly string[];
  /** How the update gate mixes old and new, written out; null for cells without one. */
  readonly updateGate: string | null;
  /** How many vectors of length H make up a layer's state s_t; the first is always h_t. */
  readonly stateParts: number;
  /** Names and shapes of one layer's parameters, such as W_x [3H, D]. */
  parameterShapes(size: LayerSize): Shapes;
  /** A layer's parameters before training. */
  initialValues(size: LayerSize, random: Random): NamedTensors;
  /** s_t from s_{t-1} and x_t, written as the lecture writes it: the oracle of the other two. */
  createReferenceStep(W: NamedTensors, size: LayerSize): ReferenceStep;
  /** The same step without allocation, its products in the WebAssembly kernel. */
  createLiveLayer(kernel: MatvecKernel, W: NamedTensors, size: LayerSize): LiveLayer;
}

/** @param s s_{t-1}, [stateParts * H] @param x x_t, [inputSize] @returns s_t, a fresh array */
export type ReferenceStep = (s: Float64Array, x: Float64Array) => Float64Array;

export interface LiveLayer {
  /** h_t after a step, in the kernel's memory, for the layer above. */
  readonly h: KernelVector;
  /** Replaces s_{t-1} by s_t in place. */
  step(x: KernelVector, s: Float32Array): void;
}
