/** The same GRU in tfjs-core ops: x uploaded, the products of a step joined where they can be, h read back. */
import * as tf from '@tensorflow/tfjs-core';
import { layerParameters, networkShapeOf } from '../../../../model/network/network-shape.ts';
import { tensorNamed, type NamedTensors } from '../../../../model/tensor.ts';
import type { Checkpoint } from '../../../../model/checkpoint/checkpoint.ts';
import type { Stepper } from './stepper.ts';

interface Layer {
  /** W_xᵀ, [D, 3H] */
  readonly W_xT: tf.Tensor2D;
  /** W_hᵀ of z and r, [H, 2H] */
  readonly W_zrT: tf.Tensor2D;
  /** W_hᵀ of h~, [H, H] */
  readonly W_hhT: tf.Tensor2D;
  readonly b: tf.Tensor1D;
}

/** tfjs-core must have been set to a backend. */
export function createTfjsStepper({ manifest, tensors }: Checkpoint): Stepper {
  const { featureLength, hiddenSize: H, layers: count } = networkShapeOf(manifest);
  const layers = Array.from({ length: count }, (_, l) => upload(layerParameters(tensors, l), H));
  let states: tf.Tensor2D[] = layers.map(() => tf.zeros([1, H]));
  let h: Float32Array = new Float32Array(H);
  return {
    step(x) {
      const next = tf.tidy(() => {
        let below = tf.tensor2d(x, [1, featureLength]);
        return layers.map((layer, l) => (below = gruStep(layer, below, states[l])));
      });
      tf.dispose(states);
      states = next;
      h = states.at(-1)?.dataSync<'float32'>() ?? h;
    },
    h: () => h,
    dispose() {
      tf.dispose(states);
      for (const layer of layers) tf.dispose({ ...layer });
    },
  };
}

function gruStep(
  { W_xT, W_zrT, W_hhT, b }: Layer,
  x: tf.Tensor2D,
  h = tf.zeros<tf.Rank.R2>([1, W_hhT.shape[0]]),
): tf.Tensor2D {
  const H = W_hhT.shape[0];
  const a = tf.add(tf.matMul(x, W_xT), b); //                              a = W_x x_t + b   [1, 3H]
  const [a_zr, a_h] = [tf.slice(a, [0, 0], [1, 2 * H]), tf.slice(a, [0, 2 * H], [1, H])];
  const zr = tf.sigmoid(tf.add(a_zr, tf.matMul(h, W_zrT))); //             z_t, r_t = σ(W [h_{t-1}, x_t])
  const [z, r] = [tf.slice(zr, [0, 0], [1, H]), tf.slice(zr, [0, H], [1, H])];
  const candidate = tf.tanh(tf.add(a_h, tf.matMul(tf.mul(r, h), W_hhT))); // h~_t = tanh(W [r_t * h_{t-1}, x_t])
  return tf.add(h, tf.mul(z, tf.sub(candidate, h))); //                    h_t = (1 - z_t) * h_{t-1} + z_t * h~_t
}

function upload(W: NamedTensors, H: number): Layer {
  return tf.tidy(() => {
    const matrix = (letter: string): tf.Tensor2D => {
      const { shape, data } = tensorNamed(W, letter);
      return tf.tensor2d(data, shape as [number, number]);
    };
    const W_h = matrix('W_h');
    return {
      W_xT: tf.transpose(matrix('W_x')),
      W_zrT: tf.transpose(tf.slice(W_h, [0, 0], [2 * H, H])),
      W_hhT: tf.transpose(tf.slice(W_h, [2 * H, 0], [H, H])),
      b: tf.tensor1d(tensorNamed(W, 'b').data),
    };
  });
}
