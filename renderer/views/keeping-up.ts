/** Whether this machine keeps up with the model's rate. */
import type { LiveCounters } from '../../contract/live-counters.ts';

/** Less than this share of the ticks stepped is worth a word. */
const ENOUGH = 0.95;
/** Ticks until that share means something: the first seconds are spent on warming up. */
const WARMED_UP = 150;

/** Share of the ticks due that were stepped; 1 before there were any. */
export function stepShare({ steps, ticksDue }: Pick<LiveCounters, 'steps' | 'ticksDue'>): number {
  return ticksDue === 0 ? 1 : steps / ticksDue;
}

export function isBehind(counters: Pick<LiveCounters, 'steps' | 'ticksDue'>): boolean {
  return counters.ticksDue > WARMED_UP && stepShare(counters) < ENOUGH;
}
