/** Times every frame's way through the live worker: latency, our own work, the CNN, waiting. */
import type { LiveCounters } from '../../contract/live-counters.ts';
import { createRecent } from './recent.ts';

type Times = Pick<
  LiveCounters,
  'frameIntervalMs' | 'latencyMs' | 'overheadMs' | 'cnnMs' | 'waitMs'
>;

export interface Stopwatch {
  /** The frame has just been read. */
  readonly read: (frame: number, timestampUs: number) => void;
  /** Runs a synchronous piece of our own code and books it on the frame. */
  readonly span: (frame: number, work: () => void) => void;
  /** What the extractor's worker measured for the frame. */
  readonly embedded: (
    frame: number,
    times: { readonly cnnMs: number; readonly ownMs: number },
  ) => void;
  /** The frame's label has been emitted, within a span of this or another frame. */
  readonly emitted: (frame: number) => void;
  readonly times: () => Times;
}

interface OpenFrame {
  readonly readMs: number;
  ownMs: number;
  cnnMs: number;
  latencyMs: number;
}

function createRecents() {
  return {
    frameIntervalMs: createRecent(),
    latencyMs: createRecent(),
    overheadMs: createRecent(),
    cnnMs: createRecent(),
    waitMs: createRecent(),
  };
}

/** Holds one small record per frame between its reading and its label. */
export function createStopwatch(now: () => number = () => performance.now()): Stopwatch {
  const open = new Map<number, OpenFrame>();
  const emitted: number[] = [];
  const recent = createRecents();
  let lastTimestampUs: number | null = null;

  const settle = (frame: number) => {
    const record = open.get(frame);
    if (record === undefined) return;
    open.delete(frame);
    const { latencyMs, ownMs, cnnMs } = record;
    recent.latencyMs.add(latencyMs);
    recent.overheadMs.add(ownMs);
    if (cnnMs > 0) recent.cnnMs.add(cnnMs);
    recent.waitMs.add(Math.max(0, latencyMs - ownMs - cnnMs));
  };

  return {
    read(frame, timestampUs) {
      open.set(frame, { readMs: now(), ownMs: 0, cnnMs: 0, latencyMs: 0 });
      if (lastTimestampUs !== null)
        recent.frameIntervalMs.add((timestampUs - lastTimestampUs) / 1000);
      lastTimestampUs = timestampUs;
    },
    span(frame, work) {
      const startMs = now();
      work();
      const record = open.get(frame);
      if (record !== undefined) record.ownMs += now() - startMs;
      emitted.splice(0).forEach(settle);
    },
    embedded(frame, { cnnMs, ownMs }) {
      const record = open.get(frame);
      if (record === undefined) return;
      record.cnnMs += cnnMs;
      record.ownMs += ownMs;
    },
    emitted(frame) {
      const record = open.get(frame);
      if (record === undefined) return;
      record.latencyMs = now() - record.readMs;
      emitted.push(frame);
    },
    times: () => ({
      frameIntervalMs: recent.frameIntervalMs.quantiles(),
      latencyMs: recent.latencyMs.quantiles(),
      overheadMs: recent.overheadMs.quantiles(),
      cnnMs: recent.cnnMs.quantiles(),
      waitMs: recent.waitMs.quantiles(),
    }),
  };
}
