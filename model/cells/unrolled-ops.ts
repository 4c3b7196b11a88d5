/** The few tensor moves that every unrolled cell makes; time-major windows are cut into steps and put together again. */
import * as tf from '@tensorflow/tfjs-core';
import type { Keep } from './unrolled.ts';

/** @throws Error when the layer has no parameter of this letter. */
export function parameter(W: ReadonlyMap<string, tf.Tensor>, letter: string): tf.Tensor2D {
  const tensor = W.get(letter);
  if (tensor === undefined) throw new Error(`The layer has no parameter ${letter}.`);
  return tensor as tf.Tensor2D;
}

/** An explicit transpose: on wasm matMul's own transposeA and transposeB are some forty times slower. */
export function transposed(M: tf.Tensor2D): tf.Tensor2D {
  return tf.transpose(M);
}

/** [K*B, n] into K times [B, n]. */
export function perStep(M: tf.Tensor2D, K: number): tf.Tensor2D[] {
  return tf.split(M, K);
}

/** K times [B, n] into [K*B, n]. */
export function stacked(steps: readonly tf.Tensor2D[]): tf.Tensor2D {
  return tf.concat([...steps], 0);
}

// tfjs-core types its arithmetic by rank at most; these keep the rank that both sides have.
export const add = (a: tf.Tensor2D, b: tf.Tensor): tf.Tensor2D => tf.add(a, b);
export const sub = (a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D => tf.sub(a, b);
export const mul = (a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D => tf.mul(a, b);
export const matMul = (a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D => tf.matMul(a, b);

/** The columns up to `first`, and the rest. */
export function cutColumns(M: tf.Tensor2D, first: number): [tf.Tensor2D, tf.Tensor2D] {
  const [rows, cols] = M.shape;
  return [tf.slice(M, [0, 0], [rows, first]), tf.slice(M, [0, first], [rows, cols - first])];
}

/** The rows up to `first`, and the rest. */
export function cutRows(M: tf.Tensor2D, first: number): [tf.Tensor2D, tf.Tensor2D] {
  const [rows, cols] = M.shape;
  return [tf.slice(M, [0, 0], [first, cols]), tf.slice(M, [first, 0], [rows - first, cols])];
}

/** keep_t * v: zero in the lanes whose state begins afresh at step t. Forward for h_{t-1}, backward for its gradient. */
export function kept(keep: Keep, t: number, v: tf.Tensor2D): tf.Tensor2D {
  const keep_t = keep[t];
  return keep_t === null || keep_t === undefined ? v : mul(v, keep_t);
}

/** 1 - v */
export function oneMinus(v: tf.Tensor2D): tf.Tensor2D {
  return tf.sub(1, v);
}

/** σ' where σ(a) = s: s * (1 - s) */
export function sigmoidSlope(s: tf.Tensor2D): tf.Tensor2D {
  return mul(s, oneMinus(s));
}

/** tanh' where tanh(a) = g: 1 - g² */
export function tanhSlope(g: tf.Tensor2D): tf.Tensor2D {
  return oneMinus(tf.square(g));
}

/** The t-th of a list that has one entry per step. */
export function at<T>(list: readonly T[], t: number): T {
  const item = list[t];
  if (item === undefined) throw new Error(`Step ${t} lies outside the window.`);
  return item;
}

/** Frees every tensor made within; unlike tf.tidy it does not look for tensors in the (large) result. */
export function freeingTensors<T>(compute: () => T): T {
  tf.engine().startScope();
  try {
    return compute();
  } finally {
    tf.engine().endScope();
  }
}
