/** The GRU step of the product: the reference's equations, allocation-free, in the kernel. */
import type { MatvecKernel } from '../../kernels/matvec-kernel.ts';
import { tensorNamed, type NamedTensors } from '../../tensor.ts';
import type { LayerSize, LiveLayer } from '../cell.ts';

export function createGruLiveLayer(
  kernel: MatvecKernel,
  W: NamedTensors,
  { inputSize: D, hiddenSize: H }: LayerSize,
): LiveLayer {
  const W_h = tensorNamed(W, 'W_h').data;
  const W_x = kernel.matrix(tensorNamed(W, 'W_x').data, 3 * H, D);
  const W_zr = kernel.matrix(W_h.subarray(0, 2 * H * H), 2 * H, H);
  const W_hh = kernel.matrix(W_h.subarray(2 * H * H), H, H);
  const b = kernel.vector(tensorNamed(W, 'b').data);

  const a = kernel.vector(3 * H); // the three pre-activations, then the gates themselves
  const zr = a.part(0, 2 * H);
  const z = a.part(0, H);
  const r = a.part(H, H);
  const candidate = a.part(2 * H, H); // h~
  const h = kernel.vector(H);
  const rh = kernel.vector(H);

  return {
    h,
    step(x, s) {
      h.values.set(s);
      kernel.affine(W_x, x, b, a); //                                    a = W_x x_t + b
      kernel.affine(W_zr, h, zr, zr); //                                 a_z, a_r gain W_h h_{t-1}
      kernel.sigmoid(zr); //                                             z_t, r_t = σ(a_z), σ(a_r)
      kernel.multiply(r, h, rh); //                                      r_t * h_{t-1}
      kernel.affine(W_hh, rh, candidate, candidate); //                  a_h gains W_h (r_t * h_{t-1})
      kernel.tanh(candidate); //                                         h~_t = tanh(a_h)
      kernel.interpolate(z, candidate, h); //                            h_t = (1 - z_t) * h_{t-1} + z_t * h~_t
      s.set(h.values);
    },
  };
}
