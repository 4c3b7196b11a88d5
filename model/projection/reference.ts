/** The projection in plain TypeScript and 64-bit floats: the oracle. */
import { add, multiply, times, type Vector } from '../kernels/algebra.ts';
import { tensorNamed, type NamedTensors } from '../tensor.ts';
import { LAYER_NORM_EPSILON as ε } from './projection.ts';

/** @param W the projection's parameters by their letters @returns x̂_t [D] to y_t [P], a fresh array */
export function createReferenceProjection(W: NamedTensors): (x: Vector) => Vector {
  const M = tensorNamed(W, 'W'); //                                [P, D]
  const b = tensorNamed(W, 'b').data;
  const gain = Float64Array.from(tensorNamed(W, 'gain').data);
  const bias = tensorNamed(W, 'bias').data;

  return (x) => {
    const v = add(times(M, x), b); //                              v = W x̂_t + b
    const μ = mean(v); //                                          μ = 1/P Σ_i v_i
    const c = v.map((vi) => vi - μ);
    const σ = Math.sqrt(mean(multiply(c, c)) + ε); //              σ² = 1/P Σ_i (v_i - μ)² + ε
    const n = c.map((ci) => ci / σ); //                            n = (v - μ) / σ
    return add(multiply(gain, n), bias).map((a) => Math.max(0, a)); // y_t = max(0, gain * n + bias)
  };
}

function mean(v: Vector): number {
  return v.reduce((sum, vi) => sum + vi, 0) / v.length;
}
