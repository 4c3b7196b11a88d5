/** Counts what a live run did: frames, labels, ticks, steps, drops and resets by cause, frames still open. */
import type { LiveCounters } from '../../contract/live-counters.ts';
import type { PathOutput } from '../../streams/path-event.ts';
import { addToTally, emptyTally } from '../../streams/tally.ts';

type Counts = Omit<
  LiveCounters,
  'frameIntervalMs' | 'latencyMs' | 'overheadMs' | 'cnnMs' | 'waitMs' | 'extractorRestarts'
>;

export interface LiveCounts {
  /** A VideoFrame came into the worker's hands. */
  readonly opened: () => void;
  /** A VideoFrame was closed, here or by the extractor that it was given to. */
  readonly closed: () => void;
  readonly labelled: (output: PathOutput) => void;
  readonly counts: () => Counts;
}

export function createLiveCounts(): LiveCounts {
  let frames = 0;
  let closed = 0;
  let tally = emptyTally;
  return {
    opened() {
      frames += 1;
    },
    closed() {
      closed += 1;
    },
    labelled(output) {
      tally = addToTally(tally, output);
    },
    counts: () => ({
      frames,
      ...tally,
      ticksDue: tally.labels - tally.held,
      steps: tally.fresh,
      openFrames: frames - closed,
    }),
  };
}
