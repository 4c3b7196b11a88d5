/** One LSTM step as the lecture writes it: the oracle. */
import { add, multiply, sigmoid, tanh } from '../../kernels/algebra.ts';
import type { NamedTensors } from '../../tensor.ts';
import type { LayerSize, ReferenceStep } from '../cell.ts';
import { createPreActivation } from '../pre-activation.ts';

export function createLstmReferenceStep(
  W: NamedTensors,
  { hiddenSize: H }: LayerSize,
): ReferenceStep {
  const W_i = createPreActivation(W, 0, H);
  const W_f = createPreActivation(W, 1, H);
  const W_o = createPreActivation(W, 2, H);
  const W_g = createPreActivation(W, 3, H);

  return (s, x) => {
    const [h_prev, c_prev] = [s.subarray(0, H), s.subarray(H)]; // s = [h, c]
    const i = sigmoid(W_i(h_prev, x)); //                          i, f, o = sigm(W [h_{t-1}, x_t])
    const f = sigmoid(W_f(h_prev, x));
    const o = sigmoid(W_o(h_prev, x));
    const g = tanh(W_g(h_prev, x)); //                             g = tanh(W [h_{t-1}, x_t])
    const c = add(multiply(f, c_prev), multiply(i, g)); //         c_t = f * c_{t-1} + i * g
    const h = multiply(o, tanh(c)); //                             h_t = o * tanh(c_t)
    return Float64Array.of(...h, ...c);
  };
}
