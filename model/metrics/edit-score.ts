/** Segmental edit score of Lea et al. 2016/2017: is the order of activities right, whatever their lengths? */
import type { Run } from './segments.ts';

/** Levenshtein distance: insertions, deletions and substitutions at cost 1. */
export function levenshtein(a: readonly number[], b: readonly number[]): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, left] of a.entries()) {
    const current = [i + 1];
    for (const [j, right] of b.entries()) {
      const substituted = (previous[j] ?? 0) + (left === right ? 0 : 1);
      const deleted = (previous[j + 1] ?? 0) + 1;
      const inserted = (current[j] ?? 0) + 1;
      current.push(Math.min(substituted, deleted, inserted));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** (1 - distance / max(M, N)) * 100 over the runs' classes; null when neither side has a segment. */
export function editScore(predicted: readonly Run[], truth: readonly Run[]): number | null {
  const longest = Math.max(predicted.length, truth.length);
  if (longest === 0) return null;
  const distance = levenshtein(
    predicted.map((run) => run.classIndex),
    truth.map((run) => run.classIndex),
  );
  return (1 - distance / longest) * 100;
}
