/** The LSTM step of the product: the reference's equations, allocation-free, in the kernel. */
import type { MatvecKernel } from '../../kernels/matvec-kernel.ts';
import { tensorNamed, type NamedTensors } from '../../tensor.ts';
import type { LayerSize, LiveLayer } from '../cell.ts';

export function createLstmLiveLayer(
  kernel: MatvecKernel,
  W: NamedTensors,
  { inputSize: D, hiddenSize: H }: LayerSize,
): LiveLayer {
  const W_x = kernel.matrix(tensorNamed(W, 'W_x').data, 4 * H, D);
  const W_h = kernel.matrix(tensorNamed(W, 'W_h').data, 4 * H, H);
  const b = kernel.vector(tensorNamed(W, 'b').data);

  const a = kernel.vector(4 * H); // the four pre-activations, then the gates themselves
  const ifo = a.part(0, 3 * H);
  const [i, f, o, g] = [a.part(0, H), a.part(H, H), a.part(2 * H, H), a.part(3 * H, H)];
  const hc = kernel.vector(2 * H); // s = [h, c]
  const [h, c] = [hc.part(0, H), hc.part(H, H)];
  const tanh_c = kernel.vector(H);

  return {
    h,
    step(x, s) {
      hc.values.set(s);
      kernel.affine(W_x, x, b, a); //             a = W_x x_t + b
      kernel.affine(W_h, h, a, a); //             a gains W_h h_{t-1}
      kernel.sigmoid(ifo); //                     i, f, o = sigm(a)
      kernel.tanh(g); //                          g = tanh(a)
      kernel.multiply(f, c, c); //                c_t = f * c_{t-1} …
      kernel.addProduct(i, g, c); //                  … + i * g
      tanh_c.values.set(c.values);
      kernel.tanh(tanh_c);
      kernel.multiply(o, tanh_c, h); //           h_t = o * tanh(c_t)
      s.set(hc.values);
    },
  };
}
