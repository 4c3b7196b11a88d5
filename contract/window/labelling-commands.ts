/** The commands of labelling: clips, their labels, the project's classes, and project folders. */
import * as v from 'valibot';
import { ClassEditSchema } from '../labelling/class-edit.ts';
import { EditSchema } from '../labelling/edit.ts';
import { IdSchema, TrackSchema } from '../track.ts';
import { ProjectCardSchema } from './cards.ts';
import { ClassSegmentSchema } from './class-segments.ts';
import { ClipCardSchema, ClipListSchema, EditedLabelsSchema, OpenLabelsSchema } from './clips.ts';

const Nothing = v.object({});
const Text = v.pipe(v.string(), v.maxLength(10_000));
const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
/** A clip's label set. */
const set = { clip: IdSchema, set: IdSchema };
const TracksSchema = v.object({
  tracks: v.pipe(v.array(TrackSchema), v.readonly()),
  /** The kind of class edit that `classes.undo` would take back, or `classes.redo` do again; null where there is none. */
  undo: v.nullable(v.string()),
  redo: v.nullable(v.string()),
  /** One sentence where earlier edits cannot be undone because what was kept of them cannot be read. */
  remark: v.nullable(v.string()),
});
const Image = v.pipe(
  v.instance(Uint8Array),
  v.check((bytes) => bytes.length <= 512 * 1024, 'a small picture has at most 512 KiB'),
);

export const labellingCommands = {
  'clips.list': { args: Nothing, answer: ClipListSchema },
  'clips.change': {
    args: v.object({
      clip: IdSchema,
      name: v.optional(Name),
      group: v.optional(v.nullable(Name)),
      notes: v.optional(Text),
    }),
    answer: ClipCardSchema,
  },
  /** Keeps a small picture of the clip (JPEG, PNG or WebP) that the page drew. */
  'clips.picture': { args: v.object({ clip: IdSchema, image: Image }), answer: ClipCardSchema },

  /** Opens a label set, or begins one; its addresses stand until `labels.close`. */
  'labels.open': {
    args: v.object({
      ...set,
      /** Who labels, in a set that does not exist yet. */
      annotator: v.optional(Name),
      /** Takes the project over from whoever changes it elsewhere. */
      takeOver: v.optional(v.boolean()),
    }),
    answer: OpenLabelsSchema,
  },
  /** Edits made and undone as one; answers when they are on the disk. */
  'labels.edit': {
    args: v.object({ ...set, edits: v.pipe(v.array(EditSchema), v.minLength(1), v.readonly()) }),
    answer: EditedLabelsSchema,
  },
  'labels.undo': { args: v.object(set), answer: EditedLabelsSchema },
  'labels.redo': { args: v.object(set), answer: EditedLabelsSchema },
  'labels.close': { args: v.object(set), answer: Nothing },

  'classes.list': { args: Nothing, answer: TracksSchema },
  /** All that is labelled with a class, or null: with any of the track, in every label set. */
  'classes.segments': {
    args: v.object({ track: IdSchema, classId: v.nullable(IdSchema) }),
    answer: v.object({ segments: v.array(ClassSegmentSchema) }),
  },
  'classes.edit': { args: v.object({ edit: ClassEditSchema }), answer: TracksSchema },
  /** Takes back the last class edit, its labels included, however long ago it was. */
  'classes.undo': { args: Nothing, answer: TracksSchema },
  'classes.redo': { args: Nothing, answer: TracksSchema },

  /** Makes a project in a folder that is absent or empty, and opens it. */
  'projects.create': {
    args: v.object({ folder: v.string(), name: v.optional(Name) }),
    answer: ProjectCardSchema,
  },
  /** The open project's name; its folder stays where it is. */
  'projects.rename': { args: v.object({ name: Name }), answer: ProjectCardSchema },
} as const;
