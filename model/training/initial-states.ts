/** Where a run's lanes begin: with an empty memory. */
import { cellNamed } from '../cells/registry.ts';
import type { NetworkShape } from '../network/network-shape.ts';

/** s_0 = 0 in every lane of every layer, [B, stateParts * H] each. */
export function initialStates(
  { cell, layers, hiddenSize }: NetworkShape,
  B: number,
): Float32Array[] {
  const length = B * cellNamed(cell).stateParts * hiddenSize;
  return Array.from({ length: layers }, () => new Float32Array(length));
}
