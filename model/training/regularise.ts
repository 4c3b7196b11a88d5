/** Chance put into training so that it does not learn its clips by heart; all of it seeded, none of it live. */
import type { Random } from '../random.ts';

const UINT32_RANGE = 2 ** 32;

/** A dropout mask: 0 with probability `rate`, else 1 / (1 - rate), so that the mean stays (Srivastava et al. 2014). */
export function dropoutMask(length: number, rate: number, random: Random): Float32Array {
  const mask = new Float32Array(length).fill(1);
  dropOut(mask, rate, random);
  return mask;
}

/** The same applied to the values themselves. */
export function dropOut(values: Float32Array, rate: number, random: Random): void {
  const threshold = rate * UINT32_RANGE;
  const gain = 1 / (1 - rate);
  for (let i = 0; i < values.length; i++) {
    values[i] = random.uint32() < threshold ? 0 : (values[i] ?? 0) * gain;
  }
}

/** Adds uniform noise of the given standard deviation: one draw a value, where a normal one would take two and a sine. */
export function addNoise(values: Float32Array, deviation: number, random: Random): void {
  const width = 2 * Math.sqrt(3) * deviation;
  for (let i = 0; i < values.length; i++) {
    values[i] = (values[i] ?? 0) + (random.uniform() - 0.5) * width;
  }
}
