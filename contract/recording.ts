/** A recording while it is made: the files that lie beside its video, from which it is made whole after a crash. */
import * as v from 'valibot';
import { IdSchema } from './track.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Size = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16_384));

/** What the encoder was set to. */
export const RecordedVideoSchema = v.object({
  /** As WebCodecs names it: "avc1.640028". */
  codec: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  width: Size,
  height: Size,
});
export type RecordedVideo = v.InferOutput<typeof RecordedVideoSchema>;

/** recording.json: what is known when a recording begins. */
export const RecordingFileSchema = v.object({
  schemaVersion: v.literal(1),
  name: v.string(),
  group: v.nullable(v.string()),
  startedAt: v.string(),
  video: RecordedVideoSchema,
});
export type RecordingFile = v.InferOutput<typeof RecordingFileSchema>;

/** One line of paints.jsonl: a class key went down or came up while the frame of this time was shown. */
export const PaintSchema = v.object({
  what: v.picklist(['begin', 'end']),
  track: IdSchema,
  classId: IdSchema,
  /** From the recording's first frame. */
  timestampUs: Count,
});
export type Paint = v.InferOutput<typeof PaintSchema>;
