/** Label sets: who said what about which stretch of a clip. */
import * as v from 'valibot';
import { IdSchema } from './track.ts';

export const FrameIndexSchema = v.pipe(v.number(), v.integer(), v.minValue(0));

export const SegmentSchema = v.pipe(
  v.object({
    startFrame: FrameIndexSchema,
    /** Exclusive. */
    endFrame: FrameIndexSchema,
    /** A class id of the track, or BACKGROUND. */
    classId: IdSchema,
    origin: v.picklist(['hand', 'accepted', 'imported']),
    modelId: v.optional(v.string()),
    note: v.optional(v.string()),
    /** Only for point events (length one): how far off a prediction may lie, in frames. */
    softWindowFrames: v.optional(FrameIndexSchema),
  }),
  v.check((s) => s.endFrame > s.startFrame, 'a segment must end after it starts'),
);
export type Segment = v.InferOutput<typeof SegmentSchema>;

/** Segments sorted by start, never overlapping within one track. */
const TrackSegmentsSchema = v.pipe(
  v.array(SegmentSchema),
  v.check(
    (segments) =>
      segments.every((s, i) => i === 0 || s.startFrame >= (segments[i - 1]?.endFrame ?? 0)),
    'segments of one track must be in order and must not overlap',
  ),
  v.readonly(),
);

export const LabelSetSchema = v.object({
  schemaVersion: v.literal(1),
  id: IdSchema,
  annotator: v.string(),
  kind: v.picklist(['hand', 'predictions']),
  /** Entries of the clip's journal that are in here; absent in a set no one has edited in a window. */
  seq: v.optional(FrameIndexSchema),
  /** Keyed by track id. */
  tracks: v.record(IdSchema, TrackSegmentsSchema),
});
export type LabelSet = v.InferOutput<typeof LabelSetSchema>;
