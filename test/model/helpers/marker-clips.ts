/** Clips of a toy that needs a memory: marker 0 or 1 flashes now and then, every step's class is the marker last seen. */
import { createRandom } from '../../../model/random.ts';
import type { TrainingClip } from '../../../model/training/training-clip.ts';

/** D: two markers amid noise. */
export const markerFeatures = 4;
export const markerTracks = [{ id: 'last', classes: 2 }];

export type MarkerClip = TrainingClip & { readonly features: Float32Array };

export function markerClips(count: number, seed: number): MarkerClip[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, clip) => {
    const T = 60 + random.integer(40);
    const features = Float32Array.from({ length: T * markerFeatures }, () => random.normal() * 0.3);
    const targets = new Int32Array(T);
    let last = -1;
    for (let t = 0; t < T; t++) {
      if (t === 0 || random.uniform() < 0.08) {
        last = random.integer(2);
        features[t * markerFeatures + last] = 3;
      }
      targets[t] = last;
    }
    return { id: `clip-${clip}`, features, targets: [targets] };
  });
}
