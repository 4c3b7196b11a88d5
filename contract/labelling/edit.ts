/** What a person does to the labels of a clip, as values that can be sent, kept and undone. */
import * as v from 'valibot';
import { FrameIndexSchema, SegmentSchema } from '../segment.ts';
import { IdSchema } from '../track.ts';

const Whole = v.pipe(v.number(), v.integer());
const Note = v.pipe(v.string(), v.maxLength(10_000));
const onTrack = { track: IdSchema };
/** Any frame of the segment that is meant. */
const onSegment = { ...onTrack, frame: FrameIndexSchema };
const stretch = { startFrame: FrameIndexSchema, endFrame: FrameIndexSchema };

/** Replaces whatever lies in the range by exactly these segments; all other edits come down to it. */
const PutSchema = v.object({
  kind: v.literal('put'),
  ...onTrack,
  ...stretch,
  segments: v.pipe(v.array(SegmentSchema), v.readonly()),
});
export type Put = v.InferOutput<typeof PutSchema>;
export const PutsSchema = v.pipe(v.array(PutSchema), v.readonly());

export const EditSchema = v.variant('kind', [
  PutSchema,
  /** Class, background, or null for unlabelled. Grows together with what it touches of the same label. */
  v.object({
    kind: v.literal('paint'),
    ...onTrack,
    ...stretch,
    classId: v.nullable(IdSchema),
  }),
  /** Takes a whole segment away. */
  v.object({ kind: v.literal('erase'), ...onSegment }),
  /** Cuts the segment in front of the frame. */
  v.object({ kind: v.literal('split'), ...onSegment }),
  /** All segments that the range touches become one, gaps included; it has the first one's class. */
  v.object({ kind: v.literal('merge'), ...onTrack, ...stretch }),
  /**
   * Moves one end of a segment. An edge that two segments share stays shared, so that no gap opens; a segment in
   * the way gives way but keeps a frame; a point event never gives way.
   */
  v.object({
    kind: v.literal('nudge'),
    ...onSegment,
    edge: v.picklist(['start', 'end']),
    by: Whole,
  }),
  /** Paints the whole unlabelled gap around the frame; null means every gap of the track. */
  v.object({
    kind: v.literal('fill'),
    ...onTrack,
    frame: v.nullable(FrameIndexSchema),
    classId: IdSchema,
  }),
  /** A point event; it replaces what is on its frame. */
  v.object({
    kind: v.literal('add-point'),
    ...onSegment,
    classId: IdSchema,
    softWindowFrames: FrameIndexSchema,
    note: v.optional(Note),
  }),
  /** What a point leaves behind heals: a segment it stood in is whole again. */
  v.object({ kind: v.literal('move-point'), ...onSegment, to: FrameIndexSchema }),
  v.object({ kind: v.literal('remove-point'), ...onSegment }),
  /** An empty text takes the note away. */
  v.object({ kind: v.literal('note'), ...onSegment, note: Note }),
  /** Takes over what a model suggests. */
  v.object({
    kind: v.literal('accept'),
    ...onTrack,
    modelId: v.string(),
    suggestions: v.pipe(
      v.array(v.object({ ...stretch, classId: IdSchema })),
      v.minLength(1),
      v.readonly(),
    ),
  }),
  /** Gives the segments of one class another, or none; `within` names them by their first frames, null means all. */
  v.object({
    kind: v.literal('reclass'),
    ...onTrack,
    from: IdSchema,
    to: v.nullable(IdSchema),
    within: v.nullable(v.pipe(v.array(FrameIndexSchema), v.readonly())),
  }),
  /** Brings segments back wherever their frames are unlabelled now. */
  v.object({
    kind: v.literal('restore'),
    ...onTrack,
    segments: v.pipe(v.array(SegmentSchema), v.readonly()),
  }),
]);
export type Edit = v.InferOutput<typeof EditSchema>;
export type EditOf<K extends Edit['kind']> = Extract<Edit, { kind: K }>;
