/** Per-frame mean average precision, as THUMOS'14 and TVSeries report it for online action detection. */
import { NONE, probabilityOf, type Sequence } from './sequence.ts';

/**
 * AP = sum over thresholds n of (R_n - R_{n-1}) P_n, with P_n and R_n precision and recall of the
 * frames whose score is at least the n-th distinct score. No interpolation; equal scores form one
 * threshold, so the order of frames cannot matter. Without ties this is
 * (1/P) * sum over k of prec(k) rel(k). Null without a positive frame.
 */
export function averagePrecision(scores: Float64Array, positive: Uint8Array): number | null {
  const order = Uint32Array.from(scores, (_, i) => i);
  order.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  let taken = 0;
  let found = 0;
  let foundBefore = 0;
  let sum = 0;
  for (const index of order) {
    taken += 1;
    found += positive[index] ?? 0;
    const next = order[taken];
    if (next !== undefined && scores[next] === scores[index]) continue;
    sum += (found - foundBefore) * (found / taken);
    foundBefore = found;
  }
  return found === 0 ? null : sum / found;
}

function labelledFrames(sequences: readonly Sequence[]): number {
  let count = 0;
  for (const { truth } of sequences) for (const c of truth) if (c !== NONE) count += 1;
  return count;
}

/** AP of one class over all labelled frames of all sequences, by the network's own probability. */
export function classAveragePrecision(
  sequences: readonly Sequence[],
  classIndex: number,
): number | null {
  const total = labelledFrames(sequences);
  const scores = new Float64Array(total);
  const positive = new Uint8Array(total);
  let at = 0;
  for (const { truth, probabilities } of sequences) {
    for (const [frame, trueClass] of truth.entries()) {
      if (trueClass === NONE) continue;
      scores[at] = probabilityOf(probabilities, frame, classIndex);
      positive[at] = trueClass === classIndex ? 1 : 0;
      at += 1;
    }
  }
  return averagePrecision(scores, positive);
}
