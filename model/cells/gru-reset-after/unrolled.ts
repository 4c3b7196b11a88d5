/** The GRU with reset after over a whole window: its equations forward, and their derivatives right under them. */
import * as tf from '@tensorflow/tfjs-core';
import type { Unrolled, UnrolledGradients, UnrolledInput } from '../unrolled.ts';
import {
  add,
  at,
  cutColumns,
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

type Letter = 'h_prev' | 'z' | 'r' | 'c_h' | 'candidate' | 'h';
type Step = Readonly<Record<Letter, tf.Tensor2D>>;

export function unrollGruResetAfter(input: UnrolledInput): Unrolled {
  const { W, x, s0, keep, K } = input;
  const H = s0.shape[1];
  const W_hT = transposed(parameter(W, 'W_h')); //                        [H, 3H]
  const W_xT = transposed(parameter(W, 'W_x')); //                        [D, 3H]
  const b_h = parameter(W, 'b_h');
  const [a_zr, a_c] = cutColumns(add(matMul(x, W_xT), parameter(W, 'b')), 2 * H); // W_x x_t + b, all steps at once
  const [a_zr_t, a_c_t] = [perStep(a_zr, K), perStep(a_c, K)];

  const tape: Step[] = [];
  let h = s0;
  for (let t = 0; t < K; t++) {
    const h_prev = kept(keep, t, h); //                                   h_{t-1}, or 0 where a clip begins   [B, H]
    const [zr_h, c_h] = cutColumns(add(matMul(h_prev, W_hT), b_h), 2 * H); // W_h h_{t-1} + b_h
    const [z, r] = cutColumns(tf.sigmoid(add(at(a_zr_t, t), zr_h)), H); // z_t, r_t = σ(W [h_{t-1}, x_t])
    const candidate = tf.tanh(add(at(a_c_t, t), mul(r, c_h))); //         h~_t = tanh(W_x x_t + r_t * (W_h h_{t-1} + b_h))
    h = add(h_prev, mul(z, sub(candidate, h_prev))); //                   h_t = (1 - z_t) * h_{t-1} + z_t * h~_t
    tape.push({ h_prev, z, r, c_h, candidate, h });
  }

  const all = (letter: Letter): tf.Tensor2D => stacked(tape.map((step) => step[letter])); // [K*B, H]
  const [z, r] = [all('z'), all('r')];
  return {
    h: all('h'),
    sK: h,
    gates: new Map([
      ['z', z],
      ['r', r],
    ]),
    backward: (dh_above) => backwardResetAfter(input, { z, r, all }, dh_above),
  };
}

interface Forward {
  readonly z: tf.Tensor2D;
  readonly r: tf.Tensor2D;
  /** A letter's values over the window, [K*B, H]. */
  readonly all: (letter: Letter) => tf.Tensor2D;
}

function backwardResetAfter(
  { W, x, keep, K }: UnrolledInput,
  { z, r, all }: Forward,
  dh_above: tf.Tensor2D,
): UnrolledGradients {
  const [h_prev, candidate] = [all('h_prev'), all('candidate')];
  // The local derivatives of all steps at once, [K*B, H] each, then cut into steps of [B, H].
  const slope_z_t = perStep(mul(sub(candidate, h_prev), sigmoidSlope(z)), K); // dh_t/da_z = (h~_t - h_{t-1}) * σ'
  const slope_c_t = perStep(mul(z, tanhSlope(candidate)), K); //              dh_t/da_h = z_t * tanh'
  const slope_r_t = perStep(mul(all('c_h'), sigmoidSlope(r)), K); //          da_h/da_r = (W_h h_{t-1} + b_h) * σ'
  const keepShare_t = perStep(oneMinus(z), K); //                             dh_t/dh_{t-1} = 1 - z_t, directly
  const [r_t, dh_above_t] = [perStep(r, K), perStep(dh_above, K)];
  const W_h = parameter(W, 'W_h'); //                                         [3H, H]

  const dh_t: tf.Tensor2D[] = [];
  const da_x_t: tf.Tensor2D[] = []; // d of the inputs' share
  const da_h_t: tf.Tensor2D[] = []; // d of the state's share
  let dh_next = tf.zerosLike(at(dh_above_t, 0)); // nothing flows back from beyond the window
  for (let t = K - 1; t >= 0; t--) {
    const dh = add(at(dh_above_t, t), dh_next); //                            dL/dh_t   [B, H]
    const da_z = mul(dh, at(slope_z_t, t));
    const da_c = mul(dh, at(slope_c_t, t));
    const da_r = mul(da_c, at(slope_r_t, t));
    const da_h = tf.concat([da_z, da_r, mul(da_c, at(r_t, t))], 1); //        [B, 3H]
    const direct = mul(dh, at(keepShare_t, t));
    dh_next = kept(keep, t, add(direct, matMul(da_h, W_h))); //               dL/dh_{t-1}: by (1 - z), by the products
    dh_t.unshift(dh);
    da_x_t.unshift(tf.concat([da_z, da_r, da_c], 1));
    da_h_t.unshift(da_h);
  }

  const [da_x, da_h] = [stacked(da_x_t), stacked(da_h_t)]; //                 [K*B, 3H] each
  return {
    dh: stacked(dh_t),
    dW: new Map<string, tf.Tensor>([
      ['W_x', matMul(transposed(da_x), x)], //                                dL/dW_x = Σ_t da_t x_tᵀ
      ['W_h', matMul(transposed(da_h), h_prev)], //                           dL/dW_h = Σ_t da_t h_{t-1}ᵀ
      ['b', tf.sum(da_x, 0)],
      ['b_h', tf.sum(da_h, 0)],
    ]),
    dx: () => matMul(da_x, parameter(W, 'W_x')),
  };
}
