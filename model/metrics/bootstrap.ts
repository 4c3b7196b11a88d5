/** Confidence intervals by resampling clips: frames of one clip are too alike to count as independent. */
import { createRandom } from '../random.ts';
import { quantile } from './quantile.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface BootstrapOptions {
  readonly seed: number;
  /** How many resamples to draw. */
  readonly resamples?: number;
  /** Coverage, 0..1. */
  readonly level?: number;
}

const DEFAULT_RESAMPLES = 1000;
const DEFAULT_LEVEL = 0.95;

/**
 * Percentile bootstrap (Efron 1979): draws as many units as there are, with replacement, and takes
 * the middle `level` of each statistic; resamples in which it is undefined (null) are left out.
 * Fewer than two units say nothing about spread, so then every interval is null.
 */
export function bootstrapIntervals<Unit>(
  units: readonly Unit[],
  statistics: (sample: readonly Unit[]) => readonly (number | null)[],
  { seed, resamples = DEFAULT_RESAMPLES, level = DEFAULT_LEVEL }: BootstrapOptions,
): (Interval | null)[] {
  const random = createRandom(seed);
  const drawn: number[][] = statistics(units).map(() => []);
  for (let i = 0; i < resamples && units.length > 1; i++) {
    const sample = units.map((unit) => units[random.integer(units.length)] ?? unit);
    for (const [at, value] of statistics(sample).entries()) {
      if (value !== null) drawn[at]?.push(value);
    }
  }
  return drawn.map((values) => intervalOf(values, level));
}

function intervalOf(values: readonly number[], level: number): Interval | null {
  const low = quantile(values, (1 - level) / 2);
  const high = quantile(values, (1 + level) / 2);
  return low === null || high === null ? null : { low, high };
}
