/** The targets of many-to-one: a clip's one label, at its last step, and in training at the steps that lead up to it. */
import { UNLABELLED } from './cross-entropy.ts';
import type { TrainingClip } from './training-clip.ts';

/** @param label the clip's class, or UNLABELLED @returns [steps] */
export function clipTargets(label: number, steps: number): Int32Array {
  const targets = new Int32Array(steps).fill(UNLABELLED);
  if (steps > 0) targets[steps - 1] = label;
  return targets;
}

/**
 * The last step's target, asked for at every step of the clip's end as well.
 * @param endShare of the clip's steps; 0 leaves the last one alone
 */
export function spreadOverEnd(clip: TrainingClip, endShare: number): TrainingClip {
  const targets = clip.targets.map((track) => {
    const from = Math.ceil((1 - endShare) * track.length);
    return track.slice().fill(track.at(-1) ?? UNLABELLED, from);
  });
  return { ...clip, targets };
}
