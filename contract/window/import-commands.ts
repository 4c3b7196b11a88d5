/** Bringing videos and label files into the open project: what would come in, and how far it has come. */
import * as v from 'valibot';
import { labelFileFormats } from '../label-file-formats.ts';

const Nothing = v.object({});
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Sentences = v.pipe(v.array(v.string()), v.readonly());

/** auto looks at what is there; folders: class folders; the rest are formats of label files. */
const importLayouts = ['auto', 'folders', ...labelFileFormats] as const;
export type ImportLayout = (typeof importLayouts)[number];

const ImportRequestSchema = v.object({
  /** A video, a folder of videos or class folders, or a file of labels; the whole path. */
  path: v.pipe(v.string(), v.minLength(1)),
  layout: v.picklist(importLayouts),
  /** A regular expression; what it matches in a clip's path is the clip's group. */
  groupFrom: v.nullable(v.string()),
  byReference: v.boolean(),
  /** Null: what the source says of itself. */
  as: v.nullable(v.picklist(['hand', 'suggestions'])),
  /** The label set they go into; null: "hand", or "suggestions". */
  labelSet: v.nullable(v.string()),
  /** A file that says which label belongs to which track; the whole path. */
  tracks: v.nullable(v.string()),
  /** Whether labels that are there give way, track by track. */
  replaces: v.boolean(),
});
export type ImportRequest = v.InferOutput<typeof ImportRequestSchema>;

const ImportPreviewSchema = v.object({
  kind: v.picklist(['hand', 'predictions']),
  labelSet: v.string(),
  clips: v.pipe(
    v.array(
      v.object({
        source: v.string(),
        /** Whether the video itself would come in. */
        isNew: v.boolean(),
        segments: Count,
        /** Segments there that would give way. */
        replaced: Count,
      }),
    ),
    v.readonly(),
  ),
  newTracks: Sentences,
  /** "track/class". */
  newClasses: Sentences,
  /** What would not come in, and why. */
  problems: Sentences,
  notes: Sentences,
});
export type ImportPreview = v.InferOutput<typeof ImportPreviewSchema>;

export const ImportStateSchema = v.object({
  phase: v.picklist(['running', 'done', 'stopped', 'failed']),
  clips: Count,
  clipsDone: Count,
  /** The one being worked on, and how many of its frames were read. */
  source: v.string(),
  frames: Count,
  /** Share of the whole work that is done, by the clips that are whole. */
  share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  secondsLeft: v.nullable(v.number()),
  /** What came in; null until the end, and where it did not get there. */
  outcome: v.nullable(v.object({ imported: Count, present: Count, segments: Count })),
  problems: Sentences,
  notes: Sentences,
  /** Why it failed or how far it was when it was stopped. */
  message: v.nullable(v.string()),
});
export type ImportState = v.InferOutput<typeof ImportStateSchema>;

export const importCommands = {
  /** Changes nothing. */
  'import.preview': { args: ImportRequestSchema, answer: ImportPreviewSchema },
  /** Begins in the background, one at a time; pushes tell how it fares. */
  'import.begin': { args: ImportRequestSchema, answer: Nothing },
  /** Clips that are whole stay. */
  'import.stop': { args: Nothing, answer: Nothing },
  /** Null where nothing was imported since the window opened. */
  'import.status': { args: Nothing, answer: v.nullable(ImportStateSchema) },
} as const;
