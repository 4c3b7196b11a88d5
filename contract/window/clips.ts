/** Clips and their label sets as the window lists them, and how much there is to learn from. */
import * as v from 'valibot';
import { AddressSchema, FaultValueSchema } from '../job.ts';
import { LabelSetSchema, SegmentSchema } from '../segment.ts';
import { IdSchema } from '../track.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const { annotator, kind } = LabelSetSchema.entries;

const LabelSetCardSchema = v.object({ id: IdSchema, annotator, kind });
export type LabelSetCard = v.InferOutput<typeof LabelSetCardSchema>;

/** How far a set labels its clip: done when no frame of any track is unlabelled. */
const LabelledSchema = v.picklist(['unlabelled', 'partly', 'done']);

/** Frames of one class, "background" among them. */
const ClassShareSchema = v.object({ track: IdSchema, classId: IdSchema, frames: Count });
export type ClassShare = v.InferOutput<typeof ClassShareSchema>;

export const ClipCardSchema = v.object({
  id: IdSchema,
  name: v.string(),
  group: v.nullable(v.string()),
  notes: v.string(),
  frames: Count,
  durationUs: Count,
  width: Count,
  height: Count,
  /** Of the hand's set. */
  state: LabelledSchema,
  shares: v.array(ClassShareSchema),
  sets: v.array(v.object({ ...LabelSetCardSchema.entries, state: LabelledSchema })),
  /** Where its video lies outside the project; null for one inside. */
  reference: v.nullable(v.string()),
  /** The video is not where it was. */
  isMissing: v.boolean(),
  /** A small picture, once a page has drawn one. */
  thumbnail: v.nullable(AddressSchema),
  /** Why its labels cannot be read. */
  fault: v.nullable(FaultValueSchema),
});
export type ClipCard = v.InferOutput<typeof ClipCardSchema>;

/** What a project holds of one class, by hand, over all clips. */
const MaterialSchema = v.object({
  track: IdSchema,
  classId: IdSchema,
  frames: Count,
  segments: Count,
  clips: Count,
  seconds: v.number(),
});
export type Material = v.InferOutput<typeof MaterialSchema>;

/** A clip that was taken out of the project and can be brought back. */
const RemovedClipSchema = v.object({
  /** Its folder in the project's trash. */
  entry: IdSchema,
  name: v.string(),
});
export type RemovedClip = v.InferOutput<typeof RemovedClipSchema>;

export const ClipListSchema = v.object({
  clips: v.array(ClipCardSchema),
  /** In order of name. */
  removed: v.array(RemovedClipSchema),
  material: v.array(MaterialSchema),
  /** One sentence for each folder that could not be read as a clip. */
  problems: v.array(v.string()),
});

const Segments = v.pipe(v.array(SegmentSchema), v.readonly());
const stateEntries = {
  /** Entries of the clip's journal so far. */
  seq: Count,
  /** The kind of edit that would be undone or redone; null where there is none. */
  undo: v.nullable(v.string()),
  redo: v.nullable(v.string()),
};

export const OpenLabelsSchema = v.object({
  ...stateEntries,
  clip: ClipCardSchema,
  set: LabelSetCardSchema,
  tracks: v.record(IdSchema, Segments),
  /** Why the labels can only be looked at now; null where they can be edited. */
  readOnly: v.nullable(FaultValueSchema),
  mediaAddress: AddressSchema,
  /** Time of every frame: signed 64-bit little-endian microseconds. */
  timestampsAddress: AddressSchema,
});

export const EditedLabelsSchema = v.object({
  ...stateEntries,
  /** The tracks that changed, whole. */
  changed: v.record(IdSchema, Segments),
});
