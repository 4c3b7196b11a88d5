/** The lecture's W [h, x], one gate at a time: W_h h + W_x x + b, its one matrix cut in two. */
import { add, gateBlock, times, type Vector } from '../kernels/algebra.ts';
import { tensorNamed, type NamedTensors } from '../tensor.ts';

/** @param gate index of the gate's block of H rows in W_x, W_h and b */
export function createPreActivation(
  W: NamedTensors,
  gate: number,
  H: number,
): (h: Vector, x: Vector) => Vector {
  const W_x = gateBlock(tensorNamed(W, 'W_x'), gate, H); // [H, D]
  const W_h = gateBlock(tensorNamed(W, 'W_h'), gate, H); // [H, H]
  const b = gateBlock(tensorNamed(W, 'b'), gate, H); //     [H]
  return (h, x) => add(times(W_h, h), times(W_x, x), b.data);
}
