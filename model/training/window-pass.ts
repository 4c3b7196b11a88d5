/** One window through the whole network, forward and backward; all its tensors are gone when it returns. */
import * as tf from '@tensorflow/tfjs-core';
import { freeingTensors, mul } from '../cells/unrolled-ops.ts';
import { unrolledCellNamed } from '../cells/unrolled-registry.ts';
import type { Keep, Unrolled, WindowSize } from '../cells/unrolled.ts';
import {
  layerName,
  ownParameters,
  PROJECTION_PREFIX,
  type NetworkShape,
} from '../network/network-shape.ts';
import { unrollProjection, type UnrolledProjection } from '../projection/unrolled.ts';
import type { NamedTensors } from '../tensor.ts';
import type { Loss, LossOptions } from './cross-entropy.ts';
import { readOutLoss } from './read-out-loss.ts';

export interface WindowInput extends WindowSize {
  /** x̂, standardised, [K*B, D], time-major */
  readonly x: Float32Array;
  /** Per track, [K*B] */
  readonly targets: readonly Int32Array[];
  /** Per step 0 where a lane begins afresh, [B]; null where none does. */
  readonly keep: readonly (Float32Array | null)[];
  /** s_0 of each layer, [B, stateParts * H] */
  readonly states: readonly Float32Array[];
  /** What each layer's h is multiplied by on its way up (dropout), [K*B, H]; null for nothing. */
  readonly masks: readonly (Float32Array | null)[];
  /** What the projection's y is multiplied by likewise, [K*B, P]; null or absent for nothing. */
  readonly projectionMask?: Float32Array | null;
  /** Per track. */
  readonly loss: readonly LossOptions[];
}

export interface WindowOutcome {
  /** One per track. */
  readonly losses: readonly Loss[];
  /** s_K of each layer: what the next window starts from. */
  readonly states: readonly Float32Array[];
  /** By tensor name; null where the window holds no labelled step. */
  readonly gradients: ReadonlyMap<string, Float32Array> | null;
}

export function passWindow(
  shape: NetworkShape,
  weights: NamedTensors,
  window: WindowInput,
): WindowOutcome {
  return freeingTensors(() => {
    const rows = window.K * window.B;
    const W = upload(weights);
    const x = tf.tensor2d(window.x, [rows, shape.featureLength]);
    const projection = project(shape, W, { x, window });
    const layers = climb(shape, W, { below: projection?.up ?? x, window });
    const y = layers.at(-1)?.up ?? tf.zeros<tf.Rank.R2>([rows, shape.hiddenSize]);
    const readOut = readOutLoss({ ...window, y, W, tracks: shape.tracks });
    const { losses } = readOut;
    const states = layers.map(({ unrolled }) => unrolled.sK.dataSync<'float32'>());
    const isLabelled = losses.some(({ labelled }) => labelled > 0);
    if (!isLabelled) return { losses, states, gradients: null };

    const { dy, dW } = readOut.backward();
    const gradients = new Map([...descend(layers, projection, dy), ...dW]);
    return { losses, states, gradients: download(gradients) };
  });
}

interface Layer {
  readonly unrolled: Unrolled;
  readonly mask: tf.Tensor2D | null;
  /** What the layer above reads: h, through the mask. */
  readonly up: tf.Tensor2D;
}

interface Projection {
  readonly unrolled: UnrolledProjection;
  readonly mask: tf.Tensor2D | null;
  /** What the first layer reads: y, through the mask. */
  readonly up: tf.Tensor2D;
}

/** Null without a projection. */
function project(
  { projection: P }: NetworkShape,
  W: ReadonlyMap<string, tf.Tensor>,
  { x, window }: { readonly x: tf.Tensor2D; readonly window: WindowInput },
): Projection | null {
  if (P === null) return null;
  const unrolled = unrollProjection(ownParameters(W, PROJECTION_PREFIX), x);
  const { projectionMask, K, B } = window;
  const mask = projectionMask ? tf.tensor2d(projectionMask, [K * B, P]) : null;
  return { unrolled, mask, up: mask === null ? unrolled.y : mul(unrolled.y, mask) };
}

/** Upwards from x̂ or its projection: each layer reads the h_t of the one below. */
function climb(
  { cell, layers, hiddenSize }: NetworkShape,
  W: ReadonlyMap<string, tf.Tensor>,
  { below: input, window }: { readonly below: tf.Tensor2D; readonly window: WindowInput },
): Layer[] {
  const { keep: keepValues, states, masks, K, B } = window;
  const unroll = unrolledCellNamed(cell);
  const keep: Keep = keepValues.map((values) => values && tf.tensor2d(values, [B, 1]));
  let below = input;
  return Array.from({ length: layers }, (_, layer) => {
    const s = states[layer];
    if (s === undefined) throw new Error(`Layer ${layer} was given no state.`);
    const s0 = tf.tensor2d(s, [B, s.length / B]);
    const unrolled = unroll({
      W: ownParameters(W, layerName(layer, '')),
      x: below,
      s0,
      keep,
      K,
      B,
    });
    const maskValues = masks[layer] ?? null;
    const mask = maskValues && tf.tensor2d(maskValues, [K * B, hiddenSize]);
    below = mask === null ? unrolled.h : mul(unrolled.h, mask);
    return { unrolled, mask, up: below };
  });
}

/** From the read-out downwards: each layer hands dL/dx on as dL/dh of the one below, the first as dL/dy of the projection. */
function descend(
  layers: readonly Layer[],
  projection: Projection | null,
  dy: tf.Tensor2D,
): [string, tf.Tensor][] {
  let dUp = dy;
  const gradients = [...layers.entries()].reverse().flatMap(([layer, { unrolled, mask }]) => {
    const below = unrolled.backward(mask === null ? dUp : mul(dUp, mask));
    if (layer > 0 || projection !== null) dUp = below.dx();
    return [...below.dW].map(([letter, d]): [string, tf.Tensor] => [layerName(layer, letter), d]);
  });
  if (projection === null) return gradients;
  const { unrolled, mask } = projection;
  const dW = unrolled.backward(mask === null ? dUp : mul(dUp, mask));
  const own = [...dW].map(([letter, d]): [string, tf.Tensor] => [PROJECTION_PREFIX + letter, d]);
  return [...gradients, ...own];
}

function upload(weights: NamedTensors): ReadonlyMap<string, tf.Tensor> {
  return new Map(
    [...weights].map(([name, { shape, data }]) => [name, tf.tensor(data, [...shape])]),
  );
}

function download(tensors: ReadonlyMap<string, tf.Tensor>): ReadonlyMap<string, Float32Array> {
  return new Map([...tensors].map(([name, t]) => [name, t.dataSync<'float32'>()]));
}
