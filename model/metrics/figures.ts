/** The headline figures that follow from summed counts. */
import type { Counts } from './counts.ts';
import { f1OfMatches, IOU_KEYS, type IouKey } from './segment-f1.ts';

/** Null wherever nothing was there to count. Fractions 0..1, except segmentF1 and edit, 0..100 as their papers give them. */
export interface Figures {
  readonly frameAccuracy: number | null;
  readonly clipAccuracy: number | null;
  readonly macroF1: number | null;
  readonly segmentF1: Readonly<Record<IouKey, number | null>>;
  readonly edit: number | null;
}

export function ratio(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}

/** F1 = 2 TP / (predicted + true); null for a class neither predicted nor true. */
export function classF1(counts: Counts, classIndex: number): number | null {
  const predicted = counts.predicted[classIndex] ?? 0;
  const support = counts.support[classIndex] ?? 0;
  return ratio(2 * (counts.truePositives[classIndex] ?? 0), predicted + support);
}

export function mean(values: readonly number[]): number | null {
  return ratio(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  );
}

/** Unweighted mean of F1 over the classes present in the truth. */
function macroF1(counts: Counts): number | null {
  const present = [...counts.support.keys()].filter((c) => (counts.support[c] ?? 0) > 0);
  return mean(present.map((c) => classF1(counts, c) ?? 0));
}

/** segmentF1 sums matches over clips (micro); edit is the mean of the clips' scores: both as in MS-TCN. */
export function figuresOf(counts: Counts): Figures {
  const f1At = (i: number): number | null => {
    const matches = counts.matches[i];
    return matches === undefined ? null : f1OfMatches(matches);
  };
  const [low, middle, high] = IOU_KEYS;
  return {
    frameAccuracy: ratio(counts.right, counts.labelled),
    clipAccuracy: ratio(counts.clipsRight, counts.clipsLabelled),
    macroF1: macroF1(counts),
    segmentF1: { [low]: f1At(0), [middle]: f1At(1), [high]: f1At(2) },
    edit: ratio(counts.editSum, counts.editCount),
  };
}
