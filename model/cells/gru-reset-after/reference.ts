/** One step of the GRU with reset after: the lecture's, but for where r acts. The oracle. */
import {
  add,
  gateBlock,
  interpolate,
  multiply,
  sigmoid,
  tanh,
  times,
  type Vector,
} from '../../kernels/algebra.ts';
import { tensorNamed, type NamedTensors } from '../../tensor.ts';
import type { LayerSize, ReferenceStep } from '../cell.ts';

export function createResetAfterReferenceStep(
  W: NamedTensors,
  { hiddenSize: H }: LayerSize,
): ReferenceStep {
  const [z_x, r_x, c_x] = gates(W, ['W_x', 'b'], H); // W_x x_t + b
  const [z_h, r_h, c_h] = gates(W, ['W_h', 'b_h'], H); // W_h h_{t-1} + b_h

  return (h, x) => {
    const z = sigmoid(add(z_x(x), z_h(h))); //                       z_t = σ(W_z [h_{t-1}, x_t])
    const r = sigmoid(add(r_x(x), r_h(h))); //                       r_t = σ(W_r [h_{t-1}, x_t])
    const candidate = tanh(add(c_x(x), multiply(r, c_h(h)))); //     h~_t = tanh(W_x x_t + r_t * (W_h h_{t-1} + b_h))
    return interpolate(z, h, candidate); //                          h_t = (1 - z_t) * h_{t-1} + z_t * h~_t
  };
}

type Affine = (v: Vector) => Vector;

/** W v + b for each of the three gates. */
function gates(W: NamedTensors, letters: [string, string], H: number): [Affine, Affine, Affine] {
  const [M, b] = [tensorNamed(W, letters[0]), tensorNamed(W, letters[1])];
  const gate = (index: number): Affine => {
    const [M_k, b_k] = [gateBlock(M, index, H), gateBlock(b, index, H)];
    return (v) => add(times(M_k, v), b_k.data);
  };
  return [gate(0), gate(1), gate(2)];
}
