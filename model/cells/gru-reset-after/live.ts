/** The product's step of the GRU with reset after: the reference's equations, allocation-free, products in the kernel. */
import { add, addProduct, interpolate, sigmoid, tanh } from '../../kernels/elementwise.ts';
import type { MatvecKernel } from '../../kernels/matvec-kernel.ts';
import { tensorNamed, type NamedTensors } from '../../tensor.ts';
import type { LayerSize, LiveLayer } from '../cell.ts';

export function createResetAfterLiveLayer(
  kernel: MatvecKernel,
  W: NamedTensors,
  { inputSize: D, hiddenSize: H }: LayerSize,
): LiveLayer {
  const W_x = kernel.matrix(tensorNamed(W, 'W_x').data, 3 * H, D);
  const W_h = kernel.matrix(tensorNamed(W, 'W_h').data, 3 * H, H);
  const [b, b_h] = [
    kernel.vector(tensorNamed(W, 'b').data),
    kernel.vector(tensorNamed(W, 'b_h').data),
  ];
  const [W_zr, W_hh] = [W_h.rowsFrom(0, 2 * H), W_h.rowsFrom(2 * H, H)];
  const [b_zr, b_hh] = [b_h.part(0, 2 * H), b_h.part(2 * H, H)];

  const a = kernel.vector(3 * H); // the inputs' share of the pre-activations, then the gates themselves
  const [z, r, candidate] = [a.part(0, H), a.part(H, H), a.part(2 * H, H)];
  const a_zr = a.part(0, 2 * H);
  const u = kernel.vector(2 * H); // the state's share of z and r
  const c_h = kernel.vector(H); //   W_h h_{t-1} + b_h
  const h = kernel.vector(H);

  return {
    h,
    step(x, s) {
      h.values.set(s);
      kernel.affine(W_x, x, b, a); //                                      a = W_x x_t + b
      kernel.affine(W_zr, h, b_zr, u);
      add(a_zr.values, u.values); //                                       a_z, a_r gain W_h h_{t-1} + b_h
      sigmoid(a_zr.values); //                                             z_t, r_t = σ(a)
      kernel.affine(W_hh, h, b_hh, c_h);
      addProduct(r.values, c_h.values, candidate.values); //               a_h gains r_t * (W_h h_{t-1} + b_h)
      tanh(candidate.values); //                                           h~_t = tanh(a_h)
      interpolate(z.values, s, candidate.values, s); //                    h_t = (1 - z_t) * h_{t-1} + z_t * h~_t
      h.values.set(s);
    },
  };
}
