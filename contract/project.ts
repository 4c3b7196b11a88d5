/** The files of a project folder, as they lie on disk. */
import * as v from 'valibot';
import { Sha256Schema } from './extractor.ts';
import { IdSchema, TrackSchema } from './track.ts';

export const PROJECT_SCHEMA_VERSION = 1;

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** project.json */
export const ProjectFileSchema = v.object({
  schemaVersion: v.literal(PROJECT_SCHEMA_VERSION),
  id: v.string(),
  name: v.string(),
  createdAt: v.string(),
  tracks: v.pipe(v.array(TrackSchema), v.readonly()),
  /** Steps per second of models trained here. */
  modelRate: v.pipe(v.number(), v.minValue(0.1), v.maxValue(240)),
  /** The extractor's name or path as chosen by the user; null follows the default. */
  extractor: v.nullable(v.string()),
});
export type ProjectFile = v.InferOutput<typeof ProjectFileSchema>;

/** clips/<id>/media.json, written once. */
export const MediaFileSchema = v.object({
  schemaVersion: v.literal(1),
  /** Where it came from, as it was named at import, relative to the imported folder. */
  source: v.string(),
  /** File name inside the clip's folder, or null when the media stays where it is. */
  file: v.nullable(v.string()),
  /** Absolute path of media kept by reference, else null. */
  reference: v.nullable(v.string()),
  sha256: Sha256Schema,
  bytes: Count,
  codec: v.string(),
  width: Count,
  height: Count,
  /** Decoded frames: the length of timestamps.i64. */
  frames: Count,
  durationUs: Count,
});
export type MediaFile = v.InferOutput<typeof MediaFileSchema>;

/** clips/<id>/clip.json */
export const ClipFileSchema = v.object({
  schemaVersion: v.literal(1),
  id: IdSchema,
  name: v.string(),
  /** Person, day or place: clips of one group never stand on both sides of a split. */
  group: v.nullable(v.string()),
  notes: v.string(),
  importedAt: v.string(),
});
export type ClipFile = v.InferOutput<typeof ClipFileSchema>;
