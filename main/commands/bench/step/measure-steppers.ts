/** Times steppers side by side: short rounds in turn, so that whatever else the machine does hits all alike. */
import { quantile } from '../../../../model/metrics/quantile.ts';
import type { Stepper } from './stepper.ts';

export interface StepTimes {
  readonly p50Us: number;
  readonly p95Us: number;
}

export interface SteppingOptions {
  /** The same inputs for all, in turn. */
  readonly xs: readonly Float32Array[];
  /** Timed steps of each. */
  readonly steps: number;
  readonly onRound?: (steps: number) => void;
}

/** Steps a stepper takes before the next one's turn: long enough to have its weights in the cache, as live. */
const ROUND = 50;
/** Rounds that are not counted: the just-in-time compiler is still at work. */
const WARM_UP_ROUNDS = 4;

/** @returns one per stepper, in their order */
export async function measureSteppers(
  steppers: readonly Stepper[],
  { xs, steps, onRound }: SteppingOptions,
): Promise<StepTimes[]> {
  const timesUs = steppers.map((): number[] => []);
  const rounds = Math.ceil(steps / ROUND);
  for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
    for (const [i, stepper] of steppers.entries()) {
      const own = await stepRound(stepper, xs);
      if (round >= 0) timesUs[i]?.push(...own);
    }
    if (round >= 0) onRound?.(Math.min(steps, (round + 1) * ROUND));
  }
  return timesUs.map((own) => ({
    p50Us: quantile(own, 0.5) ?? 0,
    p95Us: quantile(own, 0.95) ?? 0,
  }));
}

async function stepRound(stepper: Stepper, xs: readonly Float32Array[]): Promise<number[]> {
  const timesUs: number[] = [];
  for (let i = 0; i < ROUND; i++) {
    const x = xs[i % xs.length] ?? new Float32Array();
    const startMs = performance.now();
    const working = stepper.step(x);
    // Awaiting what is no promise would add a turn of the microtask queue that the step does not need.
    if (working !== undefined) await working;
    timesUs.push(1000 * (performance.now() - startMs));
  }
  return timesUs;
}
