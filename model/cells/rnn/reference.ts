/** One vanilla step as the lecture writes it: the oracle. */
import { tanh } from '../../kernels/algebra.ts';
import type { NamedTensors } from '../../tensor.ts';
import type { LayerSize, ReferenceStep } from '../cell.ts';
import { createPreActivation } from '../pre-activation.ts';

export function createRnnReferenceStep(
  W: NamedTensors,
  { hiddenSize: H }: LayerSize,
): ReferenceStep {
  const a = createPreActivation(W, 0, H);
  return (h, x) => tanh(a(h, x)); // h_t = tanh(W_hh h_{t-1} + W_xh x_t)
}
