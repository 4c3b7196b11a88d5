/** Weights that make every class of a track count the same in the loss. */
import { UNLABELLED } from './cross-entropy.ts';
import type { TrainingClip } from './training-clip.ts';

/** N / (C * n_c) for a class with n_c of the track's N labelled steps, among the C classes that occur; else 0. */
export function balancedClassWeights(
  clips: readonly TrainingClip[],
  track: number,
  classes: number,
): Float32Array {
  const counts = new Float64Array(classes);
  for (const { targets } of clips) {
    for (const target of targets[track] ?? []) {
      if (target !== UNLABELLED) counts[target] = (counts[target] ?? 0) + 1;
    }
  }
  const labelled = counts.reduce((sum, count) => sum + count, 0);
  const occurring = counts.filter((count) => count > 0).length;
  return Float32Array.from(counts, (count) => (count === 0 ? 0 : labelled / (occurring * count)));
}
