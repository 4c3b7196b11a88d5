/** The vanilla step of the product: the reference's equation, allocation-free, in the kernel. */
import type { MatvecKernel } from '../../kernels/matvec-kernel.ts';
import { tensorNamed, type NamedTensors } from '../../tensor.ts';
import type { LayerSize, LiveLayer } from '../cell.ts';

export function createRnnLiveLayer(
  kernel: MatvecKernel,
  W: NamedTensors,
  { inputSize: D, hiddenSize: H }: LayerSize,
): LiveLayer {
  const W_x = kernel.matrix(tensorNamed(W, 'W_x').data, H, D);
  const W_h = kernel.matrix(tensorNamed(W, 'W_h').data, H, H);
  const b = kernel.vector(tensorNamed(W, 'b').data);
  const a = kernel.vector(H);
  const h = kernel.vector(H);

  return {
    h,
    step(x, s) {
      h.values.set(s);
      kernel.affine(W_x, x, b, a); //  a = W_xh x_t + b
      kernel.affine(W_h, h, a, a); //  a gains W_hh h_{t-1}
      kernel.tanh(a); //               h_t = tanh(a)
      s.set(a.values);
      h.values.set(s);
    },
  };
}
