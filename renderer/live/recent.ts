/** The last few thousand measurements of one kind, and their quantiles: constant memory however long it runs. */
import type { Quantiles } from '../../contract/live-counters.ts';

const KEPT = 4096;

export interface Recent {
  add(value: number): void;
  /** Zeros while nothing was added. Nearest-rank. */
  quantiles(): Quantiles;
}

export function createRecent(): Recent {
  const values = new Float64Array(KEPT);
  let count = 0;
  return {
    add(value) {
      values[count % KEPT] = value;
      count += 1;
    },
    quantiles() {
      const sorted = values.slice(0, Math.min(count, KEPT)).sort();
      const at = (q: number) => sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? 0;
      return { p50: at(0.5), p95: at(0.95) };
    },
  };
}
