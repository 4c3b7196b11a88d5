/** The vanilla network over a whole window: the lecture's equation forward, and its derivative right under it. */
import * as tf from '@tensorflow/tfjs-core';
import type { Unrolled, UnrolledGradients, UnrolledInput } from '../unrolled.ts';
import {
  add,
  at,
  kept,
  matMul,
  mul,
  parameter,
  perStep,
  stacked,
  tanhSlope,
  transposed,
} from '../unrolled-ops.ts';

export function unrollRnn(input: UnrolledInput): Unrolled {
  const { W, x, s0, keep, K } = input;
  const W_hT = transposed(parameter(W, 'W_h')); //                        [H, H]
  const W_xT = transposed(parameter(W, 'W_x')); //                        [D, H]
  const a_t = perStep(add(matMul(x, W_xT), parameter(W, 'b')), K); //     a = W_xh x_t + b, all steps at once   K times [B, H]

  const h_prev_t: tf.Tensor2D[] = [];
  const h_t: tf.Tensor2D[] = [];
  let h = s0;
  for (let t = 0; t < K; t++) {
    const h_prev = kept(keep, t, h); //                                   h_{t-1}, or 0 where a clip begins
    h = tf.tanh(add(at(a_t, t), matMul(h_prev, W_hT))); //                h_t = tanh(W_hh h_{t-1} + W_xh x_t)
    h_prev_t.push(h_prev);
    h_t.push(h);
  }

  const all_h = stacked(h_t); //                                          [K*B, H]
  return {
    h: all_h,
    sK: h,
    gates: new Map(),
    backward: (dh_above) => backwardRnn(input, { h: all_h, h_prev_t }, dh_above),
  };
}

function backwardRnn(
  { W, x, keep, K }: UnrolledInput,
  { h, h_prev_t }: { readonly h: tf.Tensor2D; readonly h_prev_t: readonly tf.Tensor2D[] },
  dh_above: tf.Tensor2D,
): UnrolledGradients {
  const W_h = parameter(W, 'W_h');
  const slope_t = perStep(tanhSlope(h), K); //                            dh_t/da_t = 1 - h_t²
  const dh_above_t = perStep(dh_above, K);

  const dh_t: tf.Tensor2D[] = [];
  const da_t: tf.Tensor2D[] = [];
  let dh_next = tf.zerosLike(at(dh_above_t, 0)); // nothing flows back from beyond the window
  for (let t = K - 1; t >= 0; t--) {
    const dh = add(at(dh_above_t, t), dh_next); //                        dL/dh_t   [B, H]
    const da = mul(dh, at(slope_t, t));
    dh_next = kept(keep, t, matMul(da, W_h)); //                          dL/dh_{t-1} = W_hhᵀ da_t
    dh_t.unshift(dh);
    da_t.unshift(da);
  }

  const da = stacked(da_t); //                                            [K*B, H]
  const daT = transposed(da);
  return {
    dh: stacked(dh_t),
    dW: new Map<string, tf.Tensor>([
      ['W_x', matMul(daT, x)], //                                         dL/dW_xh = Σ_t da_t x_tᵀ
      ['W_h', matMul(daT, stacked(h_prev_t))], //                         dL/dW_hh = Σ_t da_t h_{t-1}ᵀ
      ['b', tf.sum(da, 0)],
    ]),
    dx: () => matMul(da, parameter(W, 'W_x')),
  };
}
