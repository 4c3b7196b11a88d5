/** The loss of one track: cross-entropy over the labelled steps alone, with its gradient. */

/** A target that says "not labelled": such a step adds nothing to the loss and nothing to any gradient. */
export const UNLABELLED = -1;

export interface LossOptions {
  /** Weight of a step by its class, in the track's order; null weighs all alike. */
  readonly classWeights: Float32Array | null;
  /** ε: the target is 1 - ε on the class plus ε / C on every class (Szegedy et al. 2016). */
  readonly labelSmoothing: number;
}

export interface Loss {
  /** Σ w CE / Σ w over the labelled steps; 0 where there are none. */
  readonly loss: number;
  /** dL/dlogits, [N, C] */
  readonly dLogits: Float32Array;
  readonly labelled: number;
  /** Labelled steps whose likeliest class is the target. */
  readonly correct: number;
}

/** @param logits [N, C] row by row @param targets class per row, or UNLABELLED, [N] */
export function maskedCrossEntropy(
  logits: Float32Array,
  targets: Int32Array,
  { classWeights, labelSmoothing }: LossOptions,
): Loss {
  const C = logits.length / targets.length;
  const weightOf = (target: number): number =>
    target === UNLABELLED ? 0 : (classWeights?.[target] ?? 1);
  const totalWeight = targets.reduce((sum, target) => sum + weightOf(target), 0);
  const dLogits = new Float32Array(logits.length);
  let [loss, labelled, correct] = [0, 0, 0];
  targets.forEach((target, n) => {
    if (target === UNLABELLED) return;
    labelled++;
    const s = logits.subarray(n * C, (n + 1) * C);
    if (indexOfHighest(s) === target) correct++;
    const share = totalWeight === 0 ? 0 : weightOf(target) / totalWeight;
    const logP = logSoftmax(s);
    logP.forEach((logPk, k) => {
      const q = (k === target ? 1 - labelSmoothing : 0) + labelSmoothing / C;
      loss -= share * q * logPk; //                               L = -Σ_k q_k log p_k
      dLogits[n * C + k] = share * (Math.exp(logPk) - q); //      dL/ds_k = p_k - q_k
    });
  });
  return { loss, dLogits, labelled, correct };
}

/** log p = s - max s - log Σ e^(s - max s) */
function logSoftmax(s: Float32Array): Float64Array {
  const highest = s.reduce((high, value) => Math.max(high, value), -Infinity);
  const logSum = Math.log(s.reduce((sum, value) => sum + Math.exp(value - highest), 0));
  return Float64Array.from(s, (value) => value - highest - logSum);
}

function indexOfHighest(s: Float32Array): number {
  return s.indexOf(s.reduce((high, value) => Math.max(high, value), -Infinity));
}
