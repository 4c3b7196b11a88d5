/** What our own recurrences say of a checkpoint, step by step: what other tools' runs of it are held against. */
import { createRandom } from '../../../model/random.ts';
import type { Checkpoint } from '../../../model/checkpoint/checkpoint.ts';
import { createLiveRecurrence } from '../../../model/recurrence/live-recurrence.ts';
import type { NetworkRecurrence } from '../../../model/recurrence/network-recurrence.ts';
import { createReferenceRecurrence } from '../../../model/recurrence/reference-recurrence.ts';
import { loadKernel } from '../../model/helpers/load-kernel.ts';

/** Per step, per track, one probability per class. */
export type Said = readonly (readonly (readonly number[])[])[];

/** Rows of normal numbers, each exact in 32-bit floats. */
export function randomFeatures(steps: number, D: number, seed = 3): number[][] {
  const random = createRandom(seed);
  return Array.from({ length: steps }, () =>
    Array.from({ length: D }, () => Math.fround(random.normal())),
  );
}

function saidBy<State>(
  recurrence: NetworkRecurrence<State>,
  features: readonly (readonly number[])[],
): Said {
  let state = recurrence.start();
  return features.map((x) => {
    state = recurrence.step(state, Float32Array.from(x));
    return recurrence.readOut(state);
  });
}

export async function saidByOurs(
  checkpoint: Checkpoint,
  features: readonly (readonly number[])[],
): Promise<{ reference: Said; live: Said }> {
  return {
    reference: saidBy(createReferenceRecurrence(checkpoint), features),
    live: saidBy(createLiveRecurrence(checkpoint, await loadKernel()), features),
  };
}

/** The largest difference of two probabilities; infinite where the two do not say as much. */
export function farthest(one: Said, other: Said): number {
  const [a, b] = [one, other].map((said) => said.flat(2)) as [number[], number[]];
  if (a.length !== b.length || a.length === 0) return Infinity;
  return a.reduce((worst, p, i) => Math.max(worst, Math.abs(p - b[i]!)), 0);
}
