/** The GRU over a whole window: the lecture's equations forward, and their derivatives right under them. */
import * as tf from '@tensorflow/tfjs-core';
import type { Unrolled, UnrolledGradients, UnrolledInput } from '../unrolled.ts';
import {
  add,
  at,
  cutColumns,
  cutRows,
  kept,
  matMul,
  mul,
  oneMinus,
  parameter,
  perStep,
  sigmoidSlope,
  stacked,
  sub,
  tanhSlope,
  transposed,
} from '../unrolled-ops.ts';

type Step = Readonly<Record<'h_prev' | 'z' | 'r' | 'rh' | 'candidate' | 'h', tf.Tensor2D>>;

export function unrollGru(input: UnrolledInput): Unrolled {
  const { W, x, s0, keep, K } = input;
  const H = s0.shape[1];
  const [W_zr, W_hh] = cutRows(parameter(W, 'W_h'), 2 * H); //          [2H, H], [H, H]
  const [W_zrT, W_hhT] = [transposed(W_zr), transposed(W_hh)];
  const W_xT = transposed(parameter(W, 'W_x')); //                      [D, 3H]

  const a = add(matMul(x, W_xT), parameter(W, 'b')); //              a = W_x x_t + b, all steps at once   [K*B, 3H]
  const [a_zr, a_h] = cutColumns(a, 2 * H);
  const [a_zr_t, a_h_t] = [perStep(a_zr, K), perStep(a_h, K)];

  const tape: Step[] = [];
  let h = s0;
  for (let t = 0; t < K; t++) {
    const h_prev = kept(keep, t, h); //                                 h_{t-1}, or 0 where a clip begins   [B, H]
    const zr = tf.sigmoid(add(at(a_zr_t, t), matMul(h_prev, W_zrT)));
    const [z, r] = cutColumns(zr, H); //                                z_t, r_t = σ(W [h_{t-1}, x_t])
    const rh = mul(r, h_prev);
    const candidate = tf.tanh(add(at(a_h_t, t), matMul(rh, W_hhT))); // h~_t = tanh(W [r_t * h_{t-1}, x_t])
    h = add(h_prev, mul(z, sub(candidate, h_prev))); //                 h_t = (1 - z_t) * h_{t-1} + z_t * h~_t
    tape.push({ h_prev, z, r, rh, candidate, h });
  }

  const all = (letter: keyof Step): tf.Tensor2D => stacked(tape.map((step) => step[letter])); // [K*B, H]
  const [z, r] = [all('z'), all('r')];
  return {
    h: all('h'),
    sK: h,
    gates: new Map([
      ['z', z],
      ['r', r],
    ]),
    backward: (dh_above) => backwardGru(input, { z, r, W_zr, W_hh, all }, dh_above),
  };
}

interface Forward {
  readonly z: tf.Tensor2D;
  readonly r: tf.Tensor2D;
  readonly W_zr: tf.Tensor2D;
  readonly W_hh: tf.Tensor2D;
  /** A letter's values over the window, [K*B, H]. */
  readonly all: (letter: keyof Step) => tf.Tensor2D;
}

function backwardGru(
  { W, x, keep, K }: UnrolledInput,
  { z, r, W_zr, W_hh, all }: Forward,
  dh_above: tf.Tensor2D,
): UnrolledGradients {
  const [h_prev, rh, candidate] = [all('h_prev'), all('rh'), all('candidate')];
  // The local derivatives of all steps at once, [K*B, H] each, then cut into steps of [B, H].
  const slope_z = perStep(mul(sub(candidate, h_prev), sigmoidSlope(z)), K); // dh_t/da_z = (h~_t - h_{t-1}) * σ'
  const slope_h = perStep(mul(z, tanhSlope(candidate)), K); //                 dh_t/da_h = z_t * tanh'
  const slope_r = perStep(mul(h_prev, sigmoidSlope(r)), K); //                 d(r*h)/da_r = h_{t-1} * σ'
  const keepShare = perStep(oneMinus(z), K); //                                dh_t/dh_{t-1} = 1 - z_t, directly
  const [r_t, dh_above_t] = [perStep(r, K), perStep(dh_above, K)];

  const dh_t: tf.Tensor2D[] = [];
  const da_zr_t: tf.Tensor2D[] = [];
  const da_h_t: tf.Tensor2D[] = [];
  let dh_next = tf.zerosLike(at(dh_above_t, 0)); // nothing flows back from beyond the window
  for (let t = K - 1; t >= 0; t--) {
    const dh = add(at(dh_above_t, t), dh_next); //                             dL/dh_t   [B, H]
    const da_h = mul(dh, at(slope_h, t));
    const drh = matMul(da_h, W_hh); //                                      dL/d(r_t * h_{t-1})
    const da_zr = tf.concat([mul(dh, at(slope_z, t)), mul(drh, at(slope_r, t))], 1);
    const through = add(mul(dh, at(keepShare, t)), mul(drh, at(r_t, t)));
    dh_next = kept(keep, t, add(through, matMul(da_zr, W_zr))); //          dL/dh_{t-1}: by (1 - z), by r * h, by the gates
    dh_t.unshift(dh);
    da_zr_t.unshift(da_zr);
    da_h_t.unshift(da_h);
  }

  const [da_zr, da_h] = [stacked(da_zr_t), stacked(da_h_t)]; //                [K*B, 2H], [K*B, H]
  const da = tf.concat([da_zr, da_h], 1); //                                   [K*B, 3H]
  const dW_zr = matMul(transposed(da_zr), h_prev); //                       [2H, H]
  const dW_hh = matMul(transposed(da_h), rh); //                            [H, H]
  return {
    dh: stacked(dh_t),
    dW: new Map<string, tf.Tensor>([
      ['W_x', matMul(transposed(da), x)], //                                dL/dW_x = Σ_t da_t x_tᵀ   [3H, D]
      ['W_h', tf.concat([dW_zr, dW_hh], 0)],
      ['b', tf.sum(da, 0)],
    ]),
    dx: () => matMul(da, parameter(W, 'W_x')),
  };
}
