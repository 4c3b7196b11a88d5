/** The read-out of every track and its loss, forward and backward: over h_t for a network, over x̂_t for the baseline. */
import * as tf from '@tensorflow/tfjs-core';
import { add, matMul, parameter, transposed } from '../cells/unrolled-ops.ts';
import { readOutBias, readOutWeight, type TrackShape } from '../network/network-shape.ts';
import { maskedCrossEntropy, type Loss, type LossOptions } from './cross-entropy.ts';

export interface ReadOutInput {
  /** What is read, [N, H] */
  readonly y: tf.Tensor2D;
  readonly W: ReadonlyMap<string, tf.Tensor>;
  readonly tracks: readonly TrackShape[];
  /** Per track the class of each row, or UNLABELLED, [N] */
  readonly targets: readonly Int32Array[];
  readonly loss: readonly LossOptions[];
}

export interface ReadOutLoss {
  /** One per track, in their order. */
  readonly losses: readonly Loss[];
  backward(): { readonly dy: tf.Tensor2D; readonly dW: ReadonlyMap<string, tf.Tensor> };
}

export function readOutLoss({ y, W, tracks, targets, loss }: ReadOutInput): ReadOutLoss {
  const heads = tracks.map(({ id, classes }, track) => {
    const W_c = parameter(W, readOutWeight(id)); //                             [C, H]
    const logits = add(matMul(y, transposed(W_c)), parameter(W, readOutBias(id))); // s = W y + b   [N, C]
    const options = loss[track] ?? { classWeights: null, labelSmoothing: 0 };
    const result = maskedCrossEntropy(
      logits.dataSync<'float32'>(),
      targets[track] ?? new Int32Array(),
      options,
    );
    return { id, classes, W_c, result };
  });
  return {
    losses: heads.map(({ result }) => result),
    backward() {
      const dW = new Map<string, tf.Tensor>();
      const shares = heads.map(({ id, classes, W_c, result }) => {
        const ds = tf.tensor2d(result.dLogits, [y.shape[0], classes]); //       dL/ds   [N, C]
        dW.set(readOutWeight(id), matMul(transposed(ds), y)); //                dL/dW = dsᵀ y
        dW.set(readOutBias(id), tf.sum(ds, 0));
        return matMul(ds, W_c); //                                              dL/dy = ds W
      });
      return { dy: shares.reduce(add), dW };
    },
  };
}
