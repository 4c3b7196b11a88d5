/** Layer normalisation and ReLU over Float32Arrays in place, without allocation: the live projection. */

export interface LayerNormScale {
  /** [P] */
  readonly gain: Float32Array;
  /** [P] */
  readonly bias: Float32Array;
  readonly epsilon: number;
}

/** v ← gain * (v - μ) / √(σ² + ε) + bias, σ² the biased variance; the sums run in 64 bits (Ba et al. 2016). */
export function layerNorm(v: Float32Array, { gain, bias, epsilon }: LayerNormScale): void {
  const P = v.length;
  let sum = 0;
  for (let i = 0; i < P; i++) sum += v[i] ?? 0;
  const mean = sum / P;
  let squares = 0;
  for (let i = 0; i < P; i++) squares += ((v[i] ?? 0) - mean) ** 2;
  const inverse = 1 / Math.sqrt(squares / P + epsilon);
  for (let i = 0; i < P; i++) {
    v[i] = (gain[i] ?? 0) * (((v[i] ?? 0) - mean) * inverse) + (bias[i] ?? 0);
  }
}

/** a ← max(0, a) */
export function relu(a: Float32Array): void {
  for (let i = 0; i < a.length; i++) a[i] = Math.max(0, a[i] ?? 0);
}
