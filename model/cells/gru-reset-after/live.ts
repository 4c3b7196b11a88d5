/** The product's step of the GRU with reset after: the reference's equations, allocation-free, in the kernel. */
import type { MatvecKernel } from '../../kernels/matvec-kernel.ts';
import { tensorNamed, type NamedTensors } from '../../tensor.ts';
import type { LayerSize, LiveLayer } from '../cell.ts';

export function createResetAfterLiveLayer(
  kernel: MatvecKernel,
  W: NamedTensors,
  { inputSize: D, hiddenSize: H }: LayerSize,
): LiveLayer {
  const [W_h, b_h] = [tensorNamed(W, 'W_h').data, tensorNamed(W, 'b_h').data];
  const W_x = kernel.matrix(tensorNamed(W, 'W_x').data, 3 * H, D);
  const W_zr = kernel.matrix(W_h.subarray(0, 2 * H * H), 2 * H, H);
  const W_hh = kernel.matrix(W_h.subarray(2 * H * H), H, H);
  // In z and r the two biases stand side by side: one sum serves.
  const b = kernel.vector(
    tensorNamed(W, 'b').data.map((bi, i) => (i < 2 * H ? bi + (b_h[i] ?? 0) : bi)),
  );
  const b_hh = kernel.vector(b_h.subarray(2 * H));

  const a = kernel.vector(3 * H); // the pre-activations, then the gates themselves
  const [z, r, candidate] = [a.part(0, H), a.part(H, H), a.part(2 * H, H)];
  const zr = a.part(0, 2 * H);
  const c_h = kernel.vector(H); //   W_h h_{t-1} + b_h
  const h = kernel.vector(H);

  return {
    h,
    step(x, s) {
      h.values.set(s);
      kernel.affine(W_x, x, b, a); //                                      a = W_x x_t + b
      kernel.affine(W_zr, h, zr, zr); //                                   a_z, a_r gain W_h h_{t-1}
      kernel.sigmoid(zr); //                                               z_t, r_t = σ(a)
      kernel.affine(W_hh, h, b_hh, c_h);
      kernel.addProduct(r, c_h, candidate); //                             a_h gains r_t * (W_h h_{t-1} + b_h)
      kernel.tanh(candidate); //                                           h~_t = tanh(a_h)
      kernel.interpolate(z, candidate, h); //                              h_t = (1 - z_t) * h_{t-1} + z_t * h~_t
      s.set(h.values);
    },
  };
}
