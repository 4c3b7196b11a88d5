/** The manifest a model file carries: everything needed to run it, or to refuse it with a reason. */
import * as v from 'valibot';
import { ExtractorKeySchema } from './extractor.ts';
import { PostProcessingSchema } from './post-processing.ts';
import { IdSchema, TrackOutputsSchema } from './track.ts';

const PositiveInteger = v.pipe(v.number(), v.integer(), v.minValue(1));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const CellSchema = v.picklist(['gru', 'gru-reset-after', 'lstm', 'rnn']);
export type Cell = v.InferOutput<typeof CellSchema>;

export const HeadSchema = v.picklist(['frame', 'clip']);
export type Head = v.InferOutput<typeof HeadSchema>;

export const CheckpointManifestSchema = v.object({
  schemaVersion: v.literal(1),
  id: IdSchema,
  createdAt: v.string(),
  cell: CellSchema,
  /** Order of the gate blocks in W_x, W_h and b, for example ["z","r","h"]. */
  gateOrder: v.pipe(v.array(v.string()), v.readonly()),
  /** The update gate's convention written out, or null for cells without one. */
  updateGate: v.nullable(v.string()),
  featureLength: PositiveInteger,
  hiddenSize: PositiveInteger,
  layers: PositiveInteger,
  /** P: values that the projection in front of the first layer gives it; null without one, as in all older files. */
  projection: v.optional(v.nullable(PositiveInteger), null),
  /** What a label is for: every frame, or the whole clip, read out at its end. */
  head: HeadSchema,
  tracks: v.pipe(v.array(TrackOutputsSchema), v.minLength(1), v.readonly()),
  /** Steps per second; one step means the same span of time live and in training. */
  modelRate: v.pipe(v.number(), v.minValue(0.1), v.maxValue(240)),
  /** A longer silence between two embedded ticks resets the state. */
  maxGapUs: PositiveInteger,
  extractor: ExtractorKeySchema,
  postProcessing: PostProcessingSchema,
  /** The options it was trained with, as given; informative. */
  config: v.record(v.string(), v.unknown()),
  /** What training measured; informative. */
  metrics: v.record(v.string(), v.unknown()),
  lineage: v.object({ from: v.nullable(v.string()), clips: Count }),
});
export type CheckpointManifest = v.InferOutput<typeof CheckpointManifestSchema>;
