/** The commands of recording: what there is to record into, and a recording's video and labels as they are made. */
import * as v from 'valibot';
import { PaintSchema, RecordedVideoSchema } from '../recording.ts';
import { IdSchema, TrackSchema } from '../track.ts';

const Nothing = v.object({});
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Recording = v.object({ recording: Count });

/** Well below what one message of the wire may hold; longer stretches come in pieces. */
export const MAX_PIECE_BYTES = 4 * 1024 * 1024;
const Piece = v.pipe(
  v.instance(Uint8Array),
  v.check((bytes) => bytes.length <= MAX_PIECE_BYTES, 'a piece of a recording has at most 4 MiB'),
);

/** Person, day or place. */
const GroupSchema = v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)));

const RecordedClipSchema = v.object({
  clip: IdSchema,
  name: v.string(),
  frames: Count,
  durationUs: Count,
  segments: Count,
});
export type RecordedClip = v.InferOutput<typeof RecordedClipSchema>;

const SetupSchema = v.object({
  tracks: v.pipe(v.array(TrackSchema), v.readonly()),
  /** Those of the clips there are, to choose from. */
  groups: v.array(v.string()),
  /** Bytes the disk has left; null where the system does not say. */
  freeBytes: v.nullable(v.pipe(v.number(), v.minValue(0))),
});
export type RecordSetup = v.InferOutput<typeof SetupSchema>;

export const recordingCommands = {
  /** What the open project gives a recording. Refused without a project, and for one that may only be read. */
  'record.setup': { args: Nothing, answer: SetupSchema },
  'record.begin': {
    args: v.object({ group: GroupSchema, video: RecordedVideoSchema }),
    answer: Recording,
  },
  /** The next bytes of its video; answers when they are on the disk. */
  'record.append': { args: v.object({ ...Recording.entries, bytes: Piece }), answer: Nothing },
  /** Class keys that went down or came up; answers when they are on the disk. */
  'record.paint': {
    args: v.object({ ...Recording.entries, paints: v.pipe(v.array(PaintSchema), v.readonly()) }),
    answer: Nothing,
  },
  /** Makes a clip of what came so far; null where that is not a single frame. */
  'record.end': {
    args: Recording,
    answer: v.object({ clip: v.nullable(RecordedClipSchema) }),
  },
  /** Forgets the recording, as its user asked. */
  'record.discard': { args: Recording, answer: Nothing },
} as const;
