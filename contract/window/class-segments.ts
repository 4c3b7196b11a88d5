/** One segment of a class, with where it lies, as the window lists it before classes are edited. */
import * as v from 'valibot';
import { FrameIndexSchema } from '../segment.ts';
import { IdSchema } from '../track.ts';

export const ClassSegmentSchema = v.object({
  clip: IdSchema,
  clipName: v.string(),
  group: v.nullable(v.string()),
  /** The label set it stands in. */
  set: IdSchema,
  startFrame: FrameIndexSchema,
  /** Exclusive. */
  endFrame: FrameIndexSchema,
  /** Of the whole clip, on average: for times in words. */
  framesPerS: v.number(),
  note: v.string(),
});
export type ClassSegment = v.InferOutput<typeof ClassSegmentSchema>;
