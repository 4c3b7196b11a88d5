/** Element by element over Float32Arrays, without allocation: the gates of the live step. */

/** a ← σ(a) = 1 / (1 + e^-a) */
export function sigmoid(a: Float32Array): void {
  for (let i = 0; i < a.length; i++) a[i] = 1 / (1 + Math.exp(-(a[i] ?? 0)));
}

/** a ← tanh(a) */
export function tanh(a: Float32Array): void {
  for (let i = 0; i < a.length; i++) a[i] = Math.tanh(a[i] ?? 0);
}

/** sum ← sum + a */
export function add(sum: Float32Array, a: Float32Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (a[i] ?? 0);
}

/** product ← a * b */
export function multiply(a: Float32Array, b: Float32Array, product: Float32Array): void {
  for (let i = 0; i < product.length; i++) product[i] = (a[i] ?? 0) * (b[i] ?? 0);
}

/** sum ← sum + a * b */
export function addProduct(a: Float32Array, b: Float32Array, sum: Float32Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (a[i] ?? 0) * (b[i] ?? 0);
}

/** mixed ← (1 - z) * old + z * candidate */
export function interpolate(
  z: Float32Array,
  old: Float32Array,
  candidate: Float32Array,
  mixed: Float32Array,
): void {
  for (let i = 0; i < z.length; i++) {
    const zi = z[i] ?? 0;
    mixed[i] = (1 - zi) * (old[i] ?? 0) + zi * (candidate[i] ?? 0);
  }
}

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
