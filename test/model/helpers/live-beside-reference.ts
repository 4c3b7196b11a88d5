/** The live recurrence and the reference over the same random steps. */
import type { Checkpoint } from '../../../model/checkpoint/checkpoint.ts';
import { createRandom } from '../../../model/random.ts';
import { createLiveRecurrence } from '../../../model/recurrence/live-recurrence.ts';
import { createReferenceRecurrence } from '../../../model/recurrence/reference-recurrence.ts';
import { loadKernel } from './load-kernel.ts';
import { distance } from './window.ts';

/** `worst` is how far any number of any state was ever apart; both states are those after the last step. */
export async function liveBesideReference(checkpoint: Checkpoint, steps: number) {
  const live = createLiveRecurrence(checkpoint, await loadKernel());
  const reference = createReferenceRecurrence(checkpoint);
  const random = createRandom(3);
  let [s, expected] = [live.start(), reference.start()];
  let worst = 0;
  for (let t = 0; t < steps; t++) {
    const x = Float32Array.from({ length: live.featureLength }, () => random.normal());
    s = live.step(s, x);
    expected = reference.step(expected, x);
    for (const [layer, values] of s.layers.entries()) {
      worst = Math.max(worst, distance(values, expected.layers[layer]!));
    }
  }
  return { live, reference, s, expected, worst };
}
