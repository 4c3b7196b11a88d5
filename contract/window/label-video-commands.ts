/** The commands that label whole videos without a project: the page makes the labels, the host writes their files. */
import * as v from 'valibot';
import { FrameLabelSchema } from '../frame-label.ts';
import { AddressSchema, ExtractorFileSchema } from '../job.ts';
import { ModelCardSchema } from './cards.ts';

const Nothing = v.object({});
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const File = v.object({ file: Count });

/** Formats that the labels of one video can be written in, frame by frame. */
export const VideoLabelFormatSchema = v.picklist(['csv', 'segments', 'vtt', 'srt', 'audacity']);
export type VideoLabelFormat = v.InferOutput<typeof VideoLabelFormatSchema>;

/** beside: in the folder of the video, which is at this path; folder: in this one, which is there. */
const PlaceSchema = v.variant('kind', [
  v.object({ kind: v.literal('beside'), video: v.string() }),
  v.object({ kind: v.literal('folder'), folder: v.string() }),
]);

export const labelVideoCommands = {
  /** Lends what labelling needs until `videos.end`. */
  'videos.begin': {
    args: v.object({
      /** An id among `models.list`; null takes the one chosen last, else the newest. */
      model: v.nullable(v.string()),
    }),
    answer: v.object({
      session: Count,
      model: ModelCardSchema,
      modelAddress: AddressSchema,
      extractor: ExtractorFileSchema,
    }),
  },
  /** Also forgets files that were not finished. */
  'videos.end': { args: v.object({ session: Count }), answer: Nothing },
  /** Begins the file of one video's labels; it gets its name when it is whole. */
  'videos.write': {
    args: v.object({
      session: Count,
      /** The video's file name. */
      video: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
      format: VideoLabelFormatSchema,
      place: PlaceSchema,
    }),
    answer: File,
  },
  /** Further labels, in order; answers when they were taken in. */
  'videos.append': {
    args: v.object({ ...File.entries, labels: v.pipe(v.array(FrameLabelSchema), v.readonly()) }),
    answer: Nothing,
  },
  /** Gives the file its name, one that nothing has yet. */
  'videos.finish': { args: File, answer: v.object({ path: v.string() }) },
  'videos.discard': { args: File, answer: Nothing },
  /** Shows a finished file in the system's file manager. */
  'videos.reveal': { args: v.object({ path: v.string() }), answer: Nothing },
} as const;
