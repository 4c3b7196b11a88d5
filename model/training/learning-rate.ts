/** The learning rate over a run: a linear warm-up, then half a cosine down to a share of the peak. */

export interface LearningRateOptions {
  /** The peak. */
  readonly learningRate: number;
  /** Share of the run that is warm-up, 0 … 1. */
  readonly warmUpShare: number;
  /** The last step's rate as a share of the peak; 1 keeps it constant after the warm-up. */
  readonly finalShare: number;
}

/** @param progress share of the run that is done, 0 … 1 */
export function learningRateAt(
  progress: number,
  { learningRate, warmUpShare, finalShare }: LearningRateOptions,
): number {
  // Never zero at the very start, so that the first window is not spent for nothing.
  if (progress < warmUpShare) return learningRate * Math.max(0.01, progress / warmUpShare);
  const decayed = warmUpShare < 1 ? (progress - warmUpShare) / (1 - warmUpShare) : 1;
  const cosine = (1 + Math.cos(Math.PI * decayed)) / 2; // 1 → 0 (Loshchilov and Hutter 2017)
  return learningRate * (finalShare + (1 - finalShare) * cosine);
}
