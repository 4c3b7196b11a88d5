/** A text as training clips: x_t is character t, one-hot, and the class of step t is character t + 1. */
import type { TrainingClip } from '../training/training-clip.ts';

/** Every character but the last has a character that follows it. */
export function stepsOf(codes: Int32Array): number {
  return Math.max(0, codes.length - 1);
}

/**
 * Stretches of like length that follow on each other, so that each lane has one to walk through; all but the first
 * begin cold, in the midst of the text. They are views of `codes`, not copies.
 * @param lanes at most the number of steps
 */
export function cutIntoStretches(codes: Int32Array, lanes: number): TrainingClip[] {
  const steps = stepsOf(codes);
  return Array.from({ length: lanes }, (_, lane) => {
    const from = Math.floor((lane * steps) / lanes);
    const to = Math.floor(((lane + 1) * steps) / lanes);
    return {
      id: `stretch-${lane + 1}`,
      features: { ones: codes.subarray(from, to) },
      targets: [codes.subarray(from + 1, to + 1)],
    };
  });
}
