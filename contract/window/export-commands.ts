/** Writing the open project's labels for other programs: what would be written, where, and what came of it. */
import * as v from 'valibot';
import { labelFileFormats } from '../label-file-formats.ts';
import { IdSchema } from '../track.ts';

const Nothing = v.object({});
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Words = v.pipe(v.array(v.string()), v.readonly());

const what = {
  format: v.picklist(labelFileFormats),
  /** One of the format's; null: its first. */
  ending: v.nullable(v.string()),
  /** Null: the labels by hand, else the first set there is. */
  labelSet: v.nullable(IdSchema),
  /** Null: all clips of the project. */
  clips: v.nullable(v.pipe(v.array(IdSchema), v.minLength(1), v.readonly())),
};
const ExportRequestSchema = v.object(what);
export type ExportRequest = v.InferOutput<typeof ExportRequestSchema>;

const ExportPreviewSchema = v.object({
  labelSet: v.string(),
  /** Those that the clips meant have, and how many of them have each. */
  labelSets: v.pipe(v.array(v.object({ id: v.string(), clips: Count })), v.readonly()),
  ending: v.string(),
  endings: Words,
  /** Whether there are several files, which get a folder of their own. */
  isFolder: v.boolean(),
  /** The folder or file, where the user names none. */
  name: v.string(),
  files: v.pipe(
    v.array(v.object({ name: v.string(), clips: Count, segments: Count })),
    v.readonly(),
  ),
  /** How one of them begins. */
  sample: v.object({ name: v.string(), lines: Words, isWhole: v.boolean() }),
  /** Names of clips that have no such label set. */
  unlabelled: Words,
  /** What the format has no place for. */
  lost: Words,
  problems: Words,
});
export type ExportPreview = v.InferOutput<typeof ExportPreviewSchema>;

const place = {
  /** Null: the folder that the project lies in. */
  folder: v.nullable(v.string()),
  /** Of the file or folder that is made in it. */
  name: v.string(),
};
const ExportPlaceSchema = v.object({
  folder: v.string(),
  /** With the format's ending. */
  path: v.string(),
  /** Why nothing can be written there: something is there already, say. */
  problem: v.nullable(v.string()),
});
export type ExportPlace = v.InferOutput<typeof ExportPlaceSchema>;

const ExportOutcomeSchema = v.object({
  path: v.string(),
  isFolder: v.boolean(),
  /** What `export.reveal` shows. */
  firstFile: v.string(),
  files: Count,
  clips: Count,
  segments: Count,
});
export type ExportOutcome = v.InferOutput<typeof ExportOutcomeSchema>;

export const exportCommands = {
  /** Writes nothing. */
  'export.preview': { args: ExportRequestSchema, answer: ExportPreviewSchema },
  'export.place': {
    args: v.object({
      ...place,
      format: what.format,
      ending: v.string(),
      /** How many there are to write. */
      files: Count,
    }),
    answer: ExportPlaceSchema,
  },
  /** All files or none, and nothing over what is there; pushes tell how far it is. */
  'export.write': { args: v.object({ ...what, ...place }), answer: ExportOutcomeSchema },
  /** Nothing is left of what was being written. */
  'export.stop': { args: Nothing, answer: Nothing },
  /** Shows a file that was exported here in the system's file manager. */
  'export.reveal': { args: v.object({ file: v.string() }), answer: Nothing },
} as const;
