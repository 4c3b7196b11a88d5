/** The rows x_t of a clip: written out, or, for symbols, only where the one of each one-hot row stands. */

/** Written out, [T, D] row by row; or one-hot, so that a long text takes 4 bytes a step instead of 4 D. */
export type FeatureRows = Float32Array | OneHotRows;

/** Plain data, so that it may cross to the training process. */
export interface OneHotRows {
  /** Of each row the column that is 1 while all others are 0, [T] */
  readonly ones: Int32Array;
}

export function isOneHot(rows: FeatureRows): rows is OneHotRows {
  return !(rows instanceof Float32Array);
}

/** T; no whole number where written-out rows are not vectors of length D. */
export function countRows(rows: FeatureRows, featureLength: number): number {
  return isOneHot(rows) ? rows.ones.length : rows.length / featureLength;
}

/** row ← x_t; the length of `row` is D. */
export function copyRow(rows: FeatureRows, t: number, row: Float32Array): void {
  if (isOneHot(rows)) {
    row.fill(0);
    row[rows.ones[t] ?? 0] = 1;
  } else row.set(rows.subarray(t * row.length, (t + 1) * row.length));
}

/** All that the rows are made of, to be hashed. */
export function valuesOf(rows: FeatureRows): Float32Array | Int32Array {
  return isOneHot(rows) ? rows.ones : rows;
}
