/** Short descriptions that the window lists: projects, models, extractors, session logs, folders, storage. */
import * as v from 'valibot';
import { CellSchema, HeadSchema } from '../checkpoint.ts';
import { FaultValueSchema } from '../job.ts';
import { TrackSchema } from '../track.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const ProjectCardSchema = v.object({
  /** Absolute folder. */
  folder: v.string(),
  name: v.string(),
  modelRate: v.number(),
  extractor: v.nullable(v.string()),
  clips: Count,
  models: Count,
  /** True for a project of a newer schema, or on a disk that cannot be written. */
  isReadOnly: v.boolean(),
});
export type ProjectCard = v.InferOutput<typeof ProjectCardSchema>;

/** A project opened before; `fault` says why it cannot be opened now. */
export const RecentProjectSchema = v.object({
  folder: v.string(),
  name: v.string(),
  fault: v.nullable(FaultValueSchema),
});
export type RecentProject = v.InferOutput<typeof RecentProjectSchema>;

export const ModelCardSchema = v.object({
  id: v.string(),
  origin: v.picklist(['project', 'bundled', 'file']),
  /** Absolute path of the file. */
  path: v.string(),
  createdAt: v.string(),
  cell: CellSchema,
  hiddenSize: Count,
  layers: Count,
  /** Length of the projection in front of the first layer; null without one. */
  projection: v.nullable(Count),
  /** What it names: every frame, or whole clips. */
  head: HeadSchema,
  modelRate: v.number(),
  /** Tracks with names, colours and keys: the project's where it has them, else from the palette. */
  tracks: v.pipe(v.array(TrackSchema), v.readonly()),
  extractor: v.object({ name: v.string(), sha256: v.string() }),
  /** The model it grew from. */
  from: v.nullable(v.string()),
  /** Clips it was trained on. */
  clips: Count,
  /** Share of labelled frames right in the last pass of training, where that is known. */
  trainingAccuracy: v.nullable(v.number()),
  /** Why it cannot watch now: its extractor is missing, say; null when it can. */
  fault: v.nullable(FaultValueSchema),
});
export type ModelCard = v.InferOutput<typeof ModelCardSchema>;

/** How far a fetch is. */
export const FetchProgressSchema = v.object({
  /** On the disk, those of an earlier fetch included. */
  bytes: Count,
  /** Null while the size is not known. */
  total: v.nullable(Count),
  /** Null in the first moments. */
  bytesPerS: v.nullable(v.number()),
  secondsLeft: v.nullable(Count),
});
export type FetchProgress = v.InferOutput<typeof FetchProgressSchema>;

export const ExtractorCardSchema = v.object({
  name: v.string(),
  /** Absolute path; null where it is known but not on this machine. */
  path: v.nullable(v.string()),
  bytes: v.nullable(Count),
  featureLength: v.nullable(Count),
  licence: v.nullable(v.string()),
  /** Where it is fetched from; null where it is in no catalogue, or comes with the program. */
  address: v.nullable(v.string()),
  /** Of the file that is here, else of the one that may be fetched; null for a broken file. */
  sha256: v.nullable(v.string()),
  isBundled: v.boolean(),
  isDefault: v.boolean(),
  /** Median milliseconds per frame on this machine, by what computed it; empty until it was used. */
  frameMs: v.partial(v.object({ CPU: v.number(), GPU: v.number() })),
  /** What an unfinished fetch has brought. */
  partBytes: Count,
  /** Null while it is not being fetched. */
  fetching: v.nullable(FetchProgressSchema),
  /** What is wrong with the file, or why the last fetch failed. */
  fault: v.nullable(FaultValueSchema),
});
export type ExtractorCard = v.InferOutput<typeof ExtractorCardSchema>;

export const LogCardSchema = v.object({
  /** File name, which `logs.read` takes. */
  name: v.string(),
  startedAt: v.string(),
  source: v.string(),
  model: v.string(),
  bytes: Count,
  /** What is wrong with the file. */
  fault: v.nullable(FaultValueSchema),
});
export type LogCard = v.InferOutput<typeof LogCardSchema>;

export const FolderListSchema = v.object({
  folder: v.string(),
  /** Null at the top. */
  parent: v.nullable(v.string()),
  entries: v.array(v.object({ name: v.string(), path: v.string(), isProject: v.boolean() })),
  /** Those that Longtake can do something with. */
  files: v.array(
    v.object({
      name: v.string(),
      path: v.string(),
      kind: v.picklist(['video', 'labels', 'packed-project']),
    }),
  ),
});
export type FolderList = v.InferOutput<typeof FolderListSchema>;
export type FileKind = FolderList['files'][number]['kind'];

/** What takes room on the disk, and where. */
export const StorageEntrySchema = v.object({
  what: v.picklist(['settings', 'logs', 'clips', 'features', 'models', 'training', 'removed']),
  path: v.string(),
  bytes: Count,
});
export type StorageEntry = v.InferOutput<typeof StorageEntrySchema>;

/** What this machine has, and what is missing, as `longtake doctor` tells it. */
export const AboutSchema = v.object({
  versions: v.record(v.string(), v.string()),
  problems: v.array(v.object({ what: v.string(), doThis: v.string() })),
});
export type About = v.InferOutput<typeof AboutSchema>;
