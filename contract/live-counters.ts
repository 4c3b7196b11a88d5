/** What a live run counts and times; the health card and `longtake bench live` show it. */
import * as v from 'valibot';
import { DropCauseSchema, ResetCauseSchema } from './frame-label.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Milliseconds. */
export const QuantilesSchema = v.object({ p50: v.number(), p95: v.number() });
export type Quantiles = v.InferOutput<typeof QuantilesSchema>;

export const LiveCountersSchema = v.object({
  /** Frames read from the source. */
  frames: Count,
  /** Labels emitted. */
  labels: Count,
  /** Ticks that the frames' timestamps called for. */
  ticksDue: Count,
  /** Steps of the recurrence. */
  steps: Count,
  fresh: Count,
  held: Count,
  dropped: v.record(DropCauseSchema, Count),
  resets: v.record(ResetCauseSchema, Count),
  /** VideoFrames read and not yet closed. */
  openFrames: Count,
  /** Times the extractor's worker was replaced. */
  extractorRestarts: Count,
  /** Time between the source's frames, by their timestamps. */
  frameIntervalMs: QuantilesSchema,
  /** From a frame being read in the worker to its label being emitted. */
  latencyMs: QuantilesSchema,
  /** Sum of the synchronous spans of our own code for a frame, message serialisation included. */
  overheadMs: QuantilesSchema,
  /** Inside the embedder's call. */
  cnnMs: QuantilesSchema,
  /** Latency less overhead and CNN: time spent waiting. */
  waitMs: QuantilesSchema,
});
export type LiveCounters = v.InferOutput<typeof LiveCountersSchema>;
