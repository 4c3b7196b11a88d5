/** The projection over a whole window: its equations forward, and their derivatives right under them. */
import * as tf from '@tensorflow/tfjs-core';
import { add, matMul, mul, parameter, sub, transposed } from '../cells/unrolled-ops.ts';
import { LAYER_NORM_EPSILON as ε } from './projection.ts';

export interface UnrolledProjection {
  /** y_1 … y_K, [N, P] */
  readonly y: tf.Tensor2D;
  /** @param dy dL/dy, [N, P] @returns dL/dW by the parameters' letters; nothing lies below that wants dL/dx */
  backward(dy: tf.Tensor2D): ReadonlyMap<string, tf.Tensor>;
}

/** @param W the projection's parameters by their letters @param x x̂, one row per step and lane, [N, D] */
export function unrollProjection(
  W: ReadonlyMap<string, tf.Tensor>,
  x: tf.Tensor2D,
): UnrolledProjection {
  const gain = parameter(W, 'gain'); //                                         [P]
  const v = add(matMul(x, transposed(parameter(W, 'W'))), parameter(W, 'b')); // v = W x̂ + b   [N, P]
  const c = sub(v, rowMean(v)); //                                              v - μ
  const σ = tf.sqrt(tf.add(rowMean(tf.square(c)), ε)); //                       σ² = mean (v - μ)² + ε   [N, 1]
  const n: tf.Tensor2D = tf.div(c, σ); //                                       n = (v - μ) / σ
  const a = add(mul(n, gain), parameter(W, 'bias')); //                         a = gain * n + bias
  return {
    y: tf.relu(a), //                                                           y = max(0, a)
    backward: (dy) => backwardProjection(x, { gain, σ, n, a }, dy),
  };
}

interface Forward {
  readonly gain: tf.Tensor2D;
  readonly σ: tf.Tensor;
  readonly n: tf.Tensor2D;
  readonly a: tf.Tensor2D;
}

function backwardProjection(
  x: tf.Tensor2D,
  { gain, σ, n, a }: Forward,
  dy: tf.Tensor2D,
): ReadonlyMap<string, tf.Tensor> {
  const da = mul(dy, tf.step(a)); //                                            dL/da = dy where a > 0, else 0
  const dn = mul(da, gain); //                                                  dL/dn = da * gain
  const straight = sub(dn, rowMean(dn)); //                                     less what moves μ,
  const dv: tf.Tensor2D = tf.div(sub(straight, mul(n, rowMean(mul(dn, n)))), σ); // and less what moves σ   [N, P]
  return new Map<string, tf.Tensor>([
    ['W', matMul(transposed(dv), x)], //                                        dL/dW = dvᵀ x̂
    ['b', tf.sum(dv, 0)],
    ['gain', tf.sum(mul(da, n), 0)],
    ['bias', tf.sum(da, 0)],
  ]);
}

/** The mean of each row, [N, 1]. */
function rowMean(M: tf.Tensor2D): tf.Tensor2D {
  return tf.mean(M, 1, true);
}
