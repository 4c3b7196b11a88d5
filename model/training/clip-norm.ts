/** Clipping by the global norm, exactly as in the lecture. */

export type Gradients = ReadonlyMap<string, Float32Array>;

/** ‖g‖ over all gradients together. */
export function globalNorm(gradients: Gradients): number {
  let sum = 0;
  for (const gradient of gradients.values()) sum += dot(gradient, gradient);
  return Math.sqrt(sum);
}

/** if norm > threshold: grad *= threshold / norm. In place; returns the norm before and after. */
export function clipByGlobalNorm(
  gradients: Gradients,
  threshold: number,
): { readonly before: number; readonly after: number } {
  const norm = globalNorm(gradients);
  if (!(norm > threshold)) return { before: norm, after: norm };
  for (const gradient of gradients.values()) scaleBy(gradient, threshold / norm);
  return { before: norm, after: threshold };
}

/** a · b */
function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function scaleBy(values: Float32Array, factor: number): void {
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) * factor;
}
