/** The one class of a whole clip, out of the classes of its frames: what many-to-one learns and is judged by. */
import { argmax } from './clip-verdict.ts';
import { NONE } from './sequence.ts';

export interface ClipClass {
  /** Index of the class; NONE where no frame is labelled. */
  readonly label: number;
  /** Whether another class was outvoted. */
  readonly isMixed: boolean;
}

/**
 * The class that most labelled frames show, the first of equals. The background is no activity: it counts only where
 * nothing else is labelled, and a clip of one activity amid background is not mixed.
 * @param truth class per frame, or NONE, [frames]
 * @param background its index, or NONE
 */
export function clipClass(truth: Iterable<number>, background: number): ClipClass {
  const votes: number[] = [];
  for (const label of truth) {
    if (label !== NONE) votes[label] = (votes[label] ?? 0) + 1;
  }
  const counts = Array.from(votes, (count: number | undefined) => count ?? 0);
  const activities = counts.map((count, label) => (label === background ? 0 : count));
  const shown = activities.filter((count) => count > 0).length;
  const label = shown > 0 ? argmax(activities) : argmax(counts);
  return { label, isMixed: shown > 1 };
}
