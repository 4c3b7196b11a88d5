/** Clips of random features and classes: as many as lanes, so that every window is full but at the ends of a pass. */
import { createRandom } from '../../../../model/random.ts';
import type { TrainingClip } from '../../../../model/training/training-clip.ts';
import { sizes } from './task.ts';

/** Steps of a clip: ten windows, so that a lane begins afresh as seldom as with clips of 20 s. */
const CLIP_STEPS = 320;

export function makeClips(count: number): TrainingClip<Float32Array>[] {
  const random = createRandom(1);
  const { featureLength: D, classes } = sizes;
  return Array.from({ length: count }, (_, i) => ({
    id: String(i),
    features: Float32Array.from({ length: CLIP_STEPS * D }, () => random.uniform() - 0.5),
    targets: [Int32Array.from({ length: CLIP_STEPS }, () => random.integer(classes))],
  }));
}
