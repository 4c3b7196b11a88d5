/** How far two feature vectors point the same way. */

/** 1 for the same direction; 0 where one of them says nothing: another length, all zeros, or no numbers. */
export function cosine(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return 0;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i] ?? 0;
    const y = b[i] ?? 0;
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  const value = ab / Math.sqrt(aa * bb);
  return Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : 0;
}
