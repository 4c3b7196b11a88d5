/** What a layer's state and gates did in a window, row by row: whether gradients vanish or explode, gates stand open or shut. */
import * as tf from '@tensorflow/tfjs-core';
import type { Unrolled, UnrolledGradients } from '../cells/unrolled.ts';

export interface LayerActivity {
  /** ‖dL/dh_t‖ of each row, [K*B] */
  readonly dhNorms: Float64Array;
  /** By the gate's letter: its mean over the H units of each row, [K*B]. */
  readonly gateMeans: ReadonlyMap<string, Float32Array>;
}

/** A few numbers per row: next to nothing beside the window's products. */
export function layerActivity(
  { gates }: Pick<Unrolled, 'gates'>,
  { dh }: Pick<UnrolledGradients, 'dh'>,
): LayerActivity {
  return {
    dhNorms: rowNorms(dh.dataSync<'float32'>(), dh.shape[0]),
    gateMeans: new Map(
      [...gates].map(([letter, gate]) => [letter, tf.mean(gate, 1).dataSync<'float32'>()]),
    ),
  };
}

/** In 64 bits: squares of what vanishes or explodes soon leave the range of 32. @param values [rows, H] */
function rowNorms(values: Float32Array, rows: number): Float64Array {
  const H = values.length / rows;
  const norms = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let i = row * H; i < (row + 1) * H; i++) sum += (values[i] ?? 0) ** 2;
    norms[row] = Math.sqrt(sum);
  }
  return norms;
}
