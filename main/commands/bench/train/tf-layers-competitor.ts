/** tf.layers.gru with Adam, stateful as ours, clipped by the global norm in tf ops, which its optimisers cannot. */
import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential, version_layers, type Sequential } from '@tensorflow/tfjs-layers';
import type { Competitor } from './competitor.ts';
import { makeClips } from './clips.ts';
import { sizes } from './task.ts';

const { featureLength: D, hiddenSize: H, window: K, lanes: B, classes: C } = sizes;

/** tfjs-core must have been set to a backend. */
export function createTfLayersCompetitor(): Competitor {
  const model = sequential({
    layers: [
      layers.gru({
        units: H,
        batchInputShape: [B, K, D],
        returnSequences: true,
        stateful: true,
        recurrentActivation: 'sigmoid',
        recurrentInitializer: 'glorotUniform', // its default asks for what tfjs-core's Node build leaves out
      }),
      layers.dense({ units: C }),
    ],
  });
  const optimizer = tf.train.adam(sizes.learningRate);
  const batches = makeBatches();
  let window = 0;
  return {
    versions: { 'tfjs-core': tf.version_core, 'tfjs-layers': version_layers },
    pass(windows) {
      for (let i = 0; i < windows; i++) {
        const batch = batches[window++ % batches.length];
        if (batch !== undefined) trainOn(model, optimizer, batch);
      }
      return Promise.resolve(windows * K * B);
    },
  };
}

interface Batch {
  /** [B, K, D] */
  readonly x: Float32Array;
  /** [B, K] */
  readonly targets: Int32Array;
}

function trainOn(model: Sequential, optimizer: tf.Optimizer, { x, targets }: Batch): void {
  tf.tidy(() => {
    const labels = tf.oneHot(tf.tensor2d(targets, [B, K], 'int32'), C);
    const { value, grads } = optimizer.computeGradients(() => {
      const logits = model.apply(tf.tensor3d(x, [B, K, D]), { training: true }) as tf.Tensor;
      return tf.losses.softmaxCrossEntropy<tf.Tensor, tf.Scalar>(labels, logits);
    });
    optimizer.applyGradients(clipped(grads));
    value.dataSync(); // the loss is read after every window, as by all
  });
}

/** if norm > threshold: grad *= threshold / norm */
function clipped(grads: tf.NamedTensorMap): tf.NamedTensorMap {
  const squares = Object.values(grads).map((grad) => tf.sum(tf.square(grad)));
  const norm = tf.sqrt(tf.addN(squares));
  const factor = tf.minimum(1, tf.div(sizes.clipNorm, norm));
  return Object.fromEntries(
    Object.entries(grads).map(([name, grad]) => [name, tf.mul(grad, factor)]),
  );
}

/** A clip a lane, cut into windows. */
function makeBatches(): Batch[] {
  const clips = makeClips(B);
  const windows = Math.floor((clips[0]?.targets[0]?.length ?? 0) / K);
  return Array.from({ length: windows }, (_, w) => {
    const x = new Float32Array(B * K * D);
    const targets = new Int32Array(B * K);
    for (const [lane, clip] of clips.entries()) {
      x.set(clip.features.subarray(w * K * D, (w + 1) * K * D), lane * K * D);
      targets.set(clip.targets[0]?.subarray(w * K, (w + 1) * K) ?? [], lane * K);
    }
    return { x, targets };
  });
}
