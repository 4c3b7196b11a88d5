/** Segmental F1 at an overlap threshold, F1@k of Lea et al. 2017 (TCN) and Abu Farha & Gall 2019 (MS-TCN). */
import type { Run } from './segments.ts';

export const IOU_THRESHOLDS = [0.1, 0.25, 0.5] as const;
export const IOU_KEYS = ['0.10', '0.25', '0.50'] as const;
export type IouKey = (typeof IOU_KEYS)[number];

export interface Matches {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
}

/** Intersection over union of two runs, in frames. */
function overlapOf(a: Run, b: Run): number {
  const shared = Math.min(a.endFrame, b.endFrame) - Math.max(a.startFrame, b.startFrame);
  if (shared <= 0) return 0;
  return shared / (Math.max(a.endFrame, b.endFrame) - Math.min(a.startFrame, b.startFrame));
}

/** The true run of the same class that `run` overlaps most: its index and the overlap. */
function bestOverlap(run: Run, truth: readonly Run[]): { index: number; overlap: number } {
  let best = { index: -1, overlap: 0 };
  for (const [index, candidate] of truth.entries()) {
    if (candidate.classIndex !== run.classIndex) continue;
    const overlap = overlapOf(run, candidate);
    if (overlap > best.overlap) best = { index, overlap };
  }
  return best;
}

/**
 * In order of time each predicted run claims the true run of its class it overlaps most; it is a
 * true positive when IoU >= threshold and that run is still unclaimed, else a false positive.
 */
export function matchSegments(
  predicted: readonly Run[],
  truth: readonly Run[],
  threshold: number,
): Matches {
  const claimed = new Set<number>();
  for (const run of predicted) {
    const { index, overlap } = bestOverlap(run, truth);
    if (index >= 0 && overlap >= threshold) claimed.add(index);
  }
  return {
    truePositives: claimed.size,
    falsePositives: predicted.length - claimed.size,
    falseNegatives: truth.length - claimed.size,
  };
}

/** F1 = 2 TP / (2 TP + FP + FN), 0..100; null when neither side has a segment. */
export function f1OfMatches(matches: Matches): number | null {
  const { truePositives, falsePositives, falseNegatives } = matches;
  const total = 2 * truePositives + falsePositives + falseNegatives;
  return total === 0 ? null : (200 * truePositives) / total;
}
