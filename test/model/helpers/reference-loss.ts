/** A window's loss in 64-bit floats, straight from the reference steps: what gradients are checked against. */
import { cellNamed } from '../../../model/cells/registry.ts';
import { add, times } from '../../../model/kernels/algebra.ts';
import {
  layerParameters,
  layerSizes,
  ownParameters,
  PROJECTION_PREFIX,
  readOutBias,
  readOutWeight,
  type NetworkShape,
} from '../../../model/network/network-shape.ts';
import { createReferenceProjection } from '../../../model/projection/reference.ts';
import type { NamedTensors, Tensor } from '../../../model/tensor.ts';
import type { WindowInput } from '../../../model/training/window-pass.ts';

/** Weights in 64 bits; the reference only ever reads them, so they may stand in for 32-bit ones. */
export function widened(weights: NamedTensors): NamedTensors {
  return new Map(
    [...weights].map(([name, { shape, data }]): [string, Tensor] => [
      name,
      { shape, data: Float64Array.from(data) as unknown as Float32Array },
    ]),
  );
}

/** Σ over tracks of the mean cross-entropy over the labelled steps. */
export function referenceLoss(
  shape: NetworkShape,
  weights: NamedTensors,
  { K, B, x, targets, keep, states, masks, projectionMask }: WindowInput,
): number {
  const { featureLength: D, hiddenSize: H, projection: P } = shape;
  const cell = cellNamed(shape.cell);
  const project =
    P === null ? null : createReferenceProjection(ownParameters(weights, PROJECTION_PREFIX));
  const layers = layerSizes(shape).map((size, layer) =>
    cell.createReferenceStep(layerParameters(weights, layer), size),
  );
  const sums = shape.tracks.map(() => 0);
  for (let b = 0; b < B; b++) {
    let s: Float64Array[] = states.map((values) => {
      const length = values.length / B;
      return Float64Array.from(values.subarray(b * length, (b + 1) * length));
    });
    for (let t = 0; t < K; t++) {
      const row = t * B + b;
      const kept = keep[t]?.[b] ?? 1;
      let below: Float64Array = Float64Array.from(x.subarray(row * D, (row + 1) * D));
      if (project !== null && P !== null) {
        const mask = projectionMask?.subarray(row * P, (row + 1) * P);
        below = project(below).map((value, i) => value * (mask?.[i] ?? 1));
      }
      s = layers.map((step, layer) => {
        const next = step(
          s[layer]!.map((value) => value * kept),
          below,
        );
        const mask = masks[layer]?.subarray(row * H, (row + 1) * H);
        below = next.slice(0, H).map((value, i) => value * (mask?.[i] ?? 1));
        return next;
      });
      for (const [track, { id }] of shape.tracks.entries()) {
        const target = targets[track]![row]!;
        if (target < 0) continue;
        const W = weights.get(readOutWeight(id))!;
        const logits = add(times(W, below), weights.get(readOutBias(id))!.data);
        const sum = logits.reduce((total, logit) => total + Math.exp(logit), 0);
        sums[track]! += Math.log(sum) - logits[target]!;
      }
    }
  }
  return sums.reduce((total, sum, track) => {
    const labelled = targets[track]!.filter((target) => target >= 0).length;
    return total + (labelled === 0 ? 0 : sum / labelled);
  }, 0);
}
