/** classes.jsonl: what was done to a project's tracks and classes, one entry a line, in order; it only ever grows. */
import * as v from 'valibot';
import { FrameIndexSchema, SegmentSchema } from '../segment.ts';
import { IdSchema, TrackSchema } from '../track.ts';
import { ClassEditSchema } from './class-edit.ts';

const TracksSchema = v.pipe(v.array(TrackSchema), v.readonly());
/** For people; nothing depends on it, so a clock may be wrong. */
const when = { at: v.string() };

/** Segments of one label set as they were before an edit of classes changed them. */
const RelabelledSchema = v.object({
  clip: IdSchema,
  set: IdSchema,
  segments: v.pipe(v.array(SegmentSchema), v.readonly()),
});
const AllRelabelledSchema = v.pipe(v.array(RelabelledSchema), v.readonly());
export type Relabelled = v.InferOutput<typeof RelabelledSchema>;

/** A segment by its first frame. */
const ChosenSchema = v.object({ clip: IdSchema, set: IdSchema, startFrame: FrameIndexSchema });
export type Chosen = v.InferOutput<typeof ChosenSchema>;

export const ClassEntrySchema = v.variant('kind', [
  /** Written before anything is changed, so that whatever a kill leaves half done can be taken back. */
  v.object({
    kind: v.literal('edit'),
    ...when,
    edit: ClassEditSchema,
    before: TracksSchema,
    after: TracksSchema,
    relabelled: AllRelabelledSchema,
  }),
  /** Written when it is done. */
  v.object({
    kind: v.literal('undo'),
    ...when,
    /** What a split, done again, is to split off: all that had its class by now. Null for other edits. */
    chosen: v.nullable(v.pipe(v.array(ChosenSchema), v.readonly())),
  }),
  /** Written before anything is changed, as an edit is. */
  v.object({ kind: v.literal('redo'), ...when, relabelled: AllRelabelledSchema }),
  /** The edit or redo just before it failed and was taken back: as if it had never been. */
  v.object({ kind: v.literal('drop'), ...when }),
]);
export type ClassEntry = v.InferOutput<typeof ClassEntrySchema>;
