/** Tracks: exclusive sets of classes, each a lane on the timeline and a softmax in the read-out. */
import * as v from 'valibot';

/** The reserved class id for "looked at, none of these"; a stretch without a segment is unlabelled. */
export const BACKGROUND = 'background';

/** Ids appear in file names, CSV headers and tensor names, so they are kept plain. */
export const IdSchema = v.pipe(
  v.string(),
  v.regex(
    /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*$/u,
    'an id must be letters, digits, "_", "." or "-", beginning with a letter or digit',
  ),
  v.maxLength(120),
);

export const ActivityClassSchema = v.object({
  id: IdSchema,
  name: v.string(),
  /** CSS hex colour, the same everywhere the class is drawn. */
  colour: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/, 'a colour must look like #1f77b4')),
  /** The keyboard key that paints this class, if any. */
  key: v.optional(v.pipe(v.string(), v.length(1))),
});
export type ActivityClass = v.InferOutput<typeof ActivityClassSchema>;

export const TrackSchema = v.object({
  id: IdSchema,
  name: v.string(),
  classes: v.pipe(v.array(ActivityClassSchema), v.readonly()),
});
export type Track = v.InferOutput<typeof TrackSchema>;

/** One softmax of a model: the class ids in the order of its outputs (background among them if learnt). */
export const TrackOutputsSchema = v.object({
  id: IdSchema,
  classes: v.pipe(v.array(IdSchema), v.minLength(1), v.readonly()),
});
export type TrackOutputs = v.InferOutput<typeof TrackOutputsSchema>;
