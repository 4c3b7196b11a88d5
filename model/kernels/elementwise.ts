/** Element by element over Float32Arrays, in plain TypeScript: what training and read-outs need beside the kernels. */

/** standardised ← (x - mean) * scale */
export function standardise(
  x: Float32Array,
  mean: Float32Array,
  scale: Float32Array,
  standardised: Float32Array,
): void {
  for (let i = 0; i < standardised.length; i++) {
    standardised[i] = ((x[i] ?? 0) - (mean[i] ?? 0)) * (scale[i] ?? 0);
  }
}

/** Logits to probabilities as a fresh array: e^(s - max s), divided by their sum. */
export function softmax(logits: Iterable<number>): number[] {
  const scores = [...logits];
  const highest = scores.reduce((high, s) => Math.max(high, s), -Infinity);
  const powers = scores.map((s) => Math.exp(s - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
