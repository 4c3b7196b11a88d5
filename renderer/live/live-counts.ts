/** Counts what a live run did: frames, labels, ticks, steps, drops and resets by cause, frames still open. */
import type { LiveCounters } from '../../contract/live-counters.ts';
import type { PathOutput } from '../../streams/path-event.ts';

type Counts = Omit<
  LiveCounters,
  'frameIntervalMs' | 'latencyMs' | 'overheadMs' | 'cnnMs' | 'waitMs' | 'extractorRestarts'
>;

export interface LiveCounts {
  /** A VideoFrame came into the worker's hands. */
  opened(): void;
  /** A VideoFrame was closed, here or by the extractor that it was given to. */
  closed(): void;
  labelled(output: PathOutput): void;
  counts(): Counts;
}

export function createLiveCounts(): LiveCounts {
  let frames = 0;
  let closed = 0;
  const bySource = { fresh: 0, held: 0, dropped: 0 };
  const dropped = { replaced: 0, 'extractor-failed': 0 };
  const resets = { start: 0, gap: 0, 'camera-changed': 0, 'model-changed': 0, user: 0 };
  return {
    opened() {
      frames += 1;
    },
    closed() {
      closed += 1;
    },
    labelled({ source, dropCause, reset }) {
      bySource[source] += 1;
      if (dropCause !== null) dropped[dropCause] += 1;
      if (reset !== null) resets[reset] += 1;
    },
    counts: () => ({
      frames,
      labels: bySource.fresh + bySource.held + bySource.dropped,
      ticksDue: bySource.fresh + bySource.dropped,
      steps: bySource.fresh,
      fresh: bySource.fresh,
      held: bySource.held,
      dropped: { ...dropped },
      resets: { ...resets },
      openFrames: frames - closed,
    }),
  };
}
