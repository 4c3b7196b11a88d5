/** Steps per second over a stretch of a live run, by the clock on the wall. */
import type { LiveCounters } from '../../../contract/live-counters.ts';

export interface StepRate {
  readonly add: (counters: Pick<LiveCounters, 'steps'>, nowMs: number) => void;
  /** From the first counters with a step in them to the last; 0 before there are two. */
  readonly perS: () => number;
}

interface Moment {
  readonly steps: number;
  readonly atMs: number;
}

export function createStepRate(): StepRate {
  let first: Moment | null = null;
  let last: Moment | null = null;
  return {
    add({ steps }, atMs) {
      if (steps === 0) return;
      last = { steps, atMs };
      first ??= last;
    },
    perS() {
      if (first === null || last === null || last.atMs === first.atMs) return 0;
      return (1000 * (last.steps - first.steps)) / (last.atMs - first.atMs);
    },
  };
}
