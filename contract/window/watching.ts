/** What the window and its host agree on about a live session. */
import * as v from 'valibot';
import { ExtractorFileSchema, AddressSchema } from '../job.ts';
import { LiveCountersSchema, QuantilesSchema } from '../live-counters.ts';
import { GraphicsSchema } from '../self-test.ts';
import { ModelCardSchema } from './cards.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** camera: opened by the page; sample: a clip the host lends, the bundled one as a rule; file: a video the page holds, which the host never sees. */
export const SourceKindSchema = v.picklist(['camera', 'sample', 'file']);

export const WatchRequestSchema = v.object({
  source: SourceKindSchema,
  /** An id among `models.list`; null takes the one chosen last, else the newest. */
  model: v.nullable(v.string()),
  /** What computes in the page; left out where the processor is to do it. */
  graphics: v.optional(v.nullable(GraphicsSchema)),
});

/** Everything the page needs to run the live path by itself; the addresses stand until `watch.end`. */
export const WatchPlanSchema = v.object({
  session: Count,
  model: ModelCardSchema,
  modelAddress: AddressSchema,
  extractor: ExtractorFileSchema,
  /** For the source `sample`: the bundled clip, or the video the program was started with. */
  sampleAddress: v.nullable(AddressSchema),
  /** Path of the video the program was started with, as logs name their source; absent for the bundled clip. */
  sampleName: v.optional(v.string()),
});
export type WatchPlan = v.InferOutput<typeof WatchPlanSchema>;

/** Where a session's log is kept. */
export const KeptLogSchema = v.object({ name: v.string(), path: v.string() });
export type KeptLog = v.InferOutput<typeof KeptLogSchema>;

/** What the page says of itself once a second while it watches: for the tray, the terminal and `bench live`. */
export const WindowStatusSchema = v.object({
  state: v.picklist(['idle', 'starting', 'live', 'waiting', 'failed']),
  /** The steady labels in words; null while there are none. */
  label: v.nullable(v.string()),
  counters: v.nullable(LiveCountersSchema),
  /** Time between two frames the page drew, over the last minute; null before there were any. */
  pageFrameMs: v.nullable(QuantilesSchema),
});
export type WindowStatus = v.InferOutput<typeof WindowStatusSchema>;

/** Everything the page needs to test its graphics processor; the addresses stand until `watch.end`. */
export const SelfTestPlanSchema = v.object({
  session: Count,
  media: AddressSchema,
  model: AddressSchema,
  reference: ExtractorFileSchema,
  candidate: ExtractorFileSchema,
});
export type SelfTestPlan = v.InferOutput<typeof SelfTestPlanSchema>;
