/** Counts what became of the frames of a run. */
import type { DropCause, ResetCause } from '../contract/frame-label.ts';
import type { PathOutput } from './path-event.ts';

/**
 * labels = fresh + held + dropped; ticks due = fresh + dropped; steps of the recurrence = fresh. The frames
 * that came in are counted where they are read, so that the two counts prove each other.
 */
export interface Tally {
  readonly labels: number;
  readonly fresh: number;
  readonly held: number;
  readonly dropped: Readonly<Record<DropCause, number>>;
  readonly resets: Readonly<Record<ResetCause, number>>;
}

export const emptyTally: Tally = {
  labels: 0,
  fresh: 0,
  held: 0,
  dropped: { replaced: 0, 'extractor-failed': 0 },
  resets: { start: 0, gap: 0, 'camera-changed': 0, 'model-changed': 0, user: 0 },
};

/** To be used with `scan`. */
export function addToTally(tally: Tally, { source, dropCause, reset }: PathOutput): Tally {
  const { labels, fresh, held, dropped, resets } = tally;
  return {
    labels: labels + 1,
    fresh: fresh + (source === 'fresh' ? 1 : 0),
    held: held + (source === 'held' ? 1 : 0),
    dropped: dropCause === null ? dropped : { ...dropped, [dropCause]: dropped[dropCause] + 1 },
    resets: reset === null ? resets : { ...resets, [reset]: resets[reset] + 1 },
  };
}
