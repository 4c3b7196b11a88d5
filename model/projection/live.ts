/** The product's projection: the reference's equations, allocation-free, the product in the kernel. */
import { layerNorm, relu } from '../kernels/layer-norm.ts';
import type { KernelVector, MatvecKernel } from '../kernels/matvec-kernel.ts';
import { tensorNamed, type NamedTensors } from '../tensor.ts';
import { LAYER_NORM_EPSILON, type ProjectionSize } from './projection.ts';

export interface LiveProjection {
  /** y_t after a step, in the kernel's memory, for the first layer. */
  readonly y: KernelVector;
  step(x: KernelVector): void;
}

export function createLiveProjection(
  kernel: MatvecKernel,
  W: NamedTensors,
  { inputSize: D, outputSize: P }: ProjectionSize,
): LiveProjection {
  const M = kernel.matrix(tensorNamed(W, 'W').data, P, D);
  const b = kernel.vector(tensorNamed(W, 'b').data);
  const gain = tensorNamed(W, 'gain').data.slice();
  const bias = tensorNamed(W, 'bias').data.slice();
  const scale = { gain, bias, epsilon: LAYER_NORM_EPSILON };
  const y = kernel.vector(P);

  return {
    y,
    step(x) {
      kernel.affine(M, x, b, y); //       v = W x̂_t + b
      layerNorm(y.values, scale); //      a = gain * (v - μ) / σ + bias
      relu(y.values); //                  y_t = max(0, a)
    },
  };
}
