/** The lines of logs/<date>-<time>.jsonl: everything a live run said, small enough to keep for days. */
import * as v from 'valibot';
import { DelegateSchema } from './extractor.ts';
import { DropCauseSchema, ResetCauseSchema } from './frame-label.ts';
import { TrackOutputsSchema } from './track.ts';

const Frame = v.pipe(v.number(), v.integer(), v.minValue(0));
const TimestampUs = v.pipe(v.number(), v.integer());

/** First line: what ran on what. */
const HeaderLineSchema = v.object({
  kind: v.literal('header'),
  schemaVersion: v.literal(1),
  startedAt: v.string(),
  model: v.string(),
  extractorSha256: v.string(),
  /** What computed the features; absent in older logs, which knew the processor alone. */
  delegate: v.optional(DelegateSchema),
  modelRate: v.number(),
  source: v.string(),
  tracks: v.pipe(v.array(TrackOutputsSchema), v.readonly()),
});

/** A stretch of frames with one label in one track, end exclusive (run-length code). */
const RunLineSchema = v.object({
  kind: v.literal('run'),
  track: v.string(),
  label: v.nullable(v.string()),
  startFrame: Frame,
  endFrame: Frame,
  startUs: TimestampUs,
  /** Mean probability of the label over the stretch. */
  probability: v.number(),
});

/** Ticks whose features reached the network: what an offline replay must embed, in order. */
const TicksLineSchema = v.object({
  kind: v.literal('ticks'),
  frames: v.pipe(v.array(Frame), v.readonly()),
  timestampsUs: v.pipe(v.array(TimestampUs), v.readonly()),
});

const DropLineSchema = v.object({
  kind: v.literal('drop'),
  frame: Frame,
  timestampUs: TimestampUs,
  cause: DropCauseSchema,
});

/** The state was set to its initial value just before this frame was stepped. */
const ResetLineSchema = v.object({
  kind: v.literal('reset'),
  frame: Frame,
  timestampUs: TimestampUs,
  cause: ResetCauseSchema,
});

/** From this frame on something else computes the features, and the state goes on. */
const DelegateLineSchema = v.object({
  kind: v.literal('delegate'),
  frame: Frame,
  timestampUs: TimestampUs,
  delegate: DelegateSchema,
  /** Why, in one sentence. */
  message: v.string(),
});

const EventLineSchema = v.object({
  kind: v.literal('event'),
  what: v.picklist(['began', 'ended']),
  track: v.string(),
  label: v.string(),
  frame: Frame,
  timestampUs: TimestampUs,
});

/** Last line of a run that was closed properly. */
const EndLineSchema = v.object({
  kind: v.literal('end'),
  endedAt: v.string(),
  frames: Frame,
  steps: Frame,
});

export const SessionLogLineSchema = v.variant('kind', [
  HeaderLineSchema,
  RunLineSchema,
  TicksLineSchema,
  DropLineSchema,
  ResetLineSchema,
  DelegateLineSchema,
  EventLineSchema,
  EndLineSchema,
]);
export type SessionLogLine = v.InferOutput<typeof SessionLogLineSchema>;
