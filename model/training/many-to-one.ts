/** The targets of many-to-one: a clip's one label, at its last step; nothing is asked of the steps before. */
import { UNLABELLED } from './cross-entropy.ts';

/** @param label the clip's class, or UNLABELLED @returns [steps] */
export function clipTargets(label: number, steps: number): Int32Array {
  const targets = new Int32Array(steps).fill(UNLABELLED);
  if (steps > 0) targets[steps - 1] = label;
  return targets;
}
