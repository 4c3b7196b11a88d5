/** The LSTM over a whole window: the lecture's equations forward, and their derivatives right under them. */
import * as tf from '@tensorflow/tfjs-core';
import type { Unrolled, UnrolledGradients, UnrolledInput } from '../unrolled.ts';
import {
  add,
  at,
  cutColumns,
  kept,
  matMul,
  mul,
  parameter,
  perStep,
  sigmoidSlope,
  stacked,
  tanhSlope,
  transposed,
} from '../unrolled-ops.ts';

type Letter = 'h_prev' | 'c_prev' | 'ifo' | 'g' | 'tanh_c' | 'h';
type Step = Readonly<Record<Letter, tf.Tensor2D>>;

export function unrollLstm(input: UnrolledInput): Unrolled {
  const { W, x, s0, keep, K } = input;
  const H = s0.shape[1] / 2;
  const W_hT = transposed(parameter(W, 'W_h')); //                       [H, 4H]
  const W_xT = transposed(parameter(W, 'W_x')); //                       [D, 4H]
  const a_t = perStep(add(matMul(x, W_xT), parameter(W, 'b')), K); //    a = W_x x_t + b, all steps at once   K times [B, 4H]

  const tape: Step[] = [];
  let [h, c] = cutColumns(s0, H); //                                     s = [h, c]
  for (let t = 0; t < K; t++) {
    const [h_prev, c_prev] = [kept(keep, t, h), kept(keep, t, c)]; //    h_{t-1}, c_{t-1}, or 0 where a clip begins
    const [a_ifo, a_g] = cutColumns(add(at(a_t, t), matMul(h_prev, W_hT)), 3 * H);
    const ifo = tf.sigmoid(a_ifo); //                                    i, f, o = sigm(W [h_{t-1}, x_t])   [B, 3H]
    const g = tf.tanh(a_g); //                                           g = tanh(W [h_{t-1}, x_t])
    const [i, f, o] = thirds(ifo);
    c = add(mul(f, c_prev), mul(i, g)); //                               c_t = f * c_{t-1} + i * g
    const tanh_c = tf.tanh(c);
    h = mul(o, tanh_c); //                                               h_t = o * tanh(c_t)
    tape.push({ h_prev, c_prev, ifo, g, tanh_c, h });
  }

  const all = (letter: Letter): tf.Tensor2D => stacked(tape.map((step) => step[letter]));
  const ifo = all('ifo'); //                                             [K*B, 3H]
  const [i, f, o] = thirds(ifo);
  return {
    h: all('h'),
    sK: tf.concat([h, c], 1),
    gates: new Map([
      ['i', i],
      ['f', f],
      ['o', o],
    ]),
    backward: (dh_above) => backwardLstm(input, { ifo, all }, dh_above),
  };
}

interface Forward {
  readonly ifo: tf.Tensor2D;
  /** A letter's values over the window, [K*B, H]. */
  readonly all: (letter: Letter) => tf.Tensor2D;
}

function backwardLstm(
  { W, x, keep, K }: UnrolledInput,
  { ifo, all }: Forward,
  dh_above: tf.Tensor2D,
): UnrolledGradients {
  const [i, f, o] = thirds(ifo);
  const [h_prev, g, tanh_c] = [all('h_prev'), all('g'), all('tanh_c')];
  const [slope_i, slope_f, slope_o] = thirds(sigmoidSlope(ifo));
  // The local derivatives of all steps at once, then cut into steps.
  const dc_da = tf.concat([mul(g, slope_i), mul(all('c_prev'), slope_f)], 1);
  const c_if_t = perStep(dc_da, K); //                                    dc_t/da_i = g σ', dc_t/da_f = c_{t-1} σ'   [B, 2H]
  const c_g_t = perStep(mul(i, tanhSlope(g)), K); //                      dc_t/da_g = i tanh'
  const h_o_t = perStep(mul(tanh_c, slope_o), K); //                      dh_t/da_o = tanh(c_t) σ'
  const h_c_t = perStep(mul(o, tanhSlope(tanh_c)), K); //                 dh_t/dc_t = o tanh'
  const [f_t, dh_above_t] = [perStep(f, K), perStep(dh_above, K)];
  const W_h = parameter(W, 'W_h'); //                                     [4H, H]

  const dh_t: tf.Tensor2D[] = [];
  const da_t: tf.Tensor2D[] = [];
  let dh_next = tf.zerosLike(at(dh_above_t, 0)); // nothing flows back from beyond the window
  let dc_next = dh_next;
  for (let t = K - 1; t >= 0; t--) {
    const dh = add(at(dh_above_t, t), dh_next); //                        dL/dh_t   [B, H]
    const dc = add(mul(dh, at(h_c_t, t)), dc_next); //                    dL/dc_t
    const dcdc = tf.concat([dc, dc], 1);
    const da = tf.concat(
      [mul(dcdc, at(c_if_t, t)), mul(dh, at(h_o_t, t)), mul(dc, at(c_g_t, t))],
      1,
    ); //                                                                 [B, 4H]
    dh_next = kept(keep, t, matMul(da, W_h)); //                          dL/dh_{t-1} = W_hᵀ da_t
    dc_next = kept(keep, t, mul(dc, at(f_t, t))); //                      dL/dc_{t-1} = dc_t * f
    dh_t.unshift(dh);
    da_t.unshift(da);
  }

  const da = stacked(da_t); //                                            [K*B, 4H]
  const daT = transposed(da);
  return {
    dh: stacked(dh_t),
    dW: new Map<string, tf.Tensor>([
      ['W_x', matMul(daT, x)], //                                         dL/dW_x = Σ_t da_t x_tᵀ
      ['W_h', matMul(daT, h_prev)], //                                    dL/dW_h = Σ_t da_t h_{t-1}ᵀ
      ['b', tf.sum(da, 0)],
    ]),
    dx: () => matMul(da, parameter(W, 'W_x')),
  };
}

function thirds(M: tf.Tensor2D): [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D] {
  const [, width] = M.shape;
  const [first, rest] = cutColumns(M, width / 3);
  return [first, ...cutColumns(rest, width / 3)];
}
