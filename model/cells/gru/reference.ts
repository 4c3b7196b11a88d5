/** One GRU step as the lecture writes it (Cho et al. 2014, reset before the product): the oracle. */
import { interpolate, multiply, sigmoid, tanh } from '../../kernels/algebra.ts';
import type { NamedTensors } from '../../tensor.ts';
import type { LayerSize, ReferenceStep } from '../cell.ts';
import { createPreActivation } from '../pre-activation.ts';

export function createGruReferenceStep(
  W: NamedTensors,
  { hiddenSize: H }: LayerSize,
): ReferenceStep {
  const W_z = createPreActivation(W, 0, H);
  const W_r = createPreActivation(W, 1, H);
  const W_h = createPreActivation(W, 2, H);

  return (h, x) => {
    const z = sigmoid(W_z(h, x)); //                       z_t = σ(W_z [h_{t-1}, x_t])
    const r = sigmoid(W_r(h, x)); //                       r_t = σ(W_r [h_{t-1}, x_t])
    const candidate = tanh(W_h(multiply(r, h), x)); //     h~_t = tanh(W [r_t * h_{t-1}, x_t])
    return interpolate(z, h, candidate); //                h_t = (1 - z_t) * h_{t-1} + z_t * h~_t
  };
}
