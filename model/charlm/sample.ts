/** One-to-many: the network is given a start and then fed whatever it says, one drawn character at a time. */
import type { Random } from '../random.ts';
import type { NetworkRecurrence } from '../recurrence/network-recurrence.ts';

export interface SampleRequest {
  /** What is fed first; at least one. */
  readonly start: readonly number[];
  /** How many are drawn. */
  readonly length: number;
  readonly temperature: number;
  readonly random: Random;
}

/** x_{t+1} is the one-hot row of what was drawn from p_t. @returns what was drawn, without the start */
export function sample<State>(
  recurrence: NetworkRecurrence<State>,
  { start, length, temperature, random }: SampleRequest,
): number[] {
  const x = new Float32Array(recurrence.featureLength);
  const feed = (s: State, code: number): State => {
    x.fill(0);
    x[code] = 1;
    return recurrence.step(s, x);
  };
  let s = start.reduce(feed, recurrence.start());
  return Array.from({ length }, () => {
    const [p = []] = recurrence.readOut(s);
    const code = draw(withTemperature(p, temperature), random);
    s = feed(s, code);
    return code;
  });
}

/**
 * p_k^(1/T) / Σ p_j^(1/T) = softmax(log p / T): below 1 the likely becomes likelier, and T = 0, the limit, leaves
 * the likeliest alone (the first of equals).
 */
export function withTemperature(p: readonly number[], T: number): number[] {
  const highest = p.reduce((high, pk) => Math.max(high, pk), 0);
  const likeliest = p.indexOf(highest);
  if (T === 0) return p.map((_, k) => (k === likeliest ? 1 : 0));
  const powers = p.map((pk) => Math.exp((Math.log(pk) - Math.log(highest)) / T));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** k with probability p_k: the first at which the sum of the p so far passes a uniform number. */
export function draw(p: readonly number[], random: Random): number {
  let left = random.uniform();
  for (const [k, pk] of p.entries()) {
    left -= pk;
    if (left < 0) return k;
  }
  // The p may add up to a hair less than the number drawn: the last that is possible at all.
  return p.findLastIndex((pk) => pk > 0);
}
