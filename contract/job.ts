/** Work on pixels that the host hands to a page: what to do, and what the page tells while doing it. */
import * as v from 'valibot';
import { DelegateSchema, PictureSizeSchema, Sha256Schema } from './extractor.ts';
import { faultReasons } from './fault.ts';
import { FrameLabelSchema } from './frame-label.ts';
import { LiveCountersSchema } from './live-counters.ts';
import { GraphicsSchema, VerdictSchema } from './self-test.ts';
import { SessionLogLineSchema } from './session-log.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Rate = v.pipe(v.number(), v.minValue(0.1), v.maxValue(240));

/** A file the host lends for this job, by an address on the host itself. */
export const AddressSchema = v.pipe(
  v.string(),
  v.regex(/^\/files\/[\w-]+$/, 'a file address must start with /files/'),
);

export const ExtractorFileSchema = v.object({
  address: AddressSchema,
  name: v.string(),
  sha256: Sha256Schema,
  /** CPU where it is absent, as for everything but watching. */
  delegate: v.optional(DelegateSchema),
  /** Of the pictures it asks for: frames are brought to it. Null leaves that to the embedder. */
  pictureSize: v.nullable(PictureSizeSchema),
});
export type ExtractorFile = v.InferOutput<typeof ExtractorFileSchema>;

const CameraSourceSchema = v.object({
  kind: v.literal('camera'),
  /** Null takes the system's default camera. */
  deviceId: v.nullable(v.string()),
});

const FileSourceSchema = v.object({
  kind: v.literal('file'),
  address: AddressSchema,
  /** 1 plays in real time. */
  speed: v.pipe(v.number(), v.minValue(0.05), v.maxValue(64)),
  loop: v.boolean(),
});

/** A video that the page itself holds and lends its worker; no host ever sees it. Plays once, in real time. */
const HeldFileSourceSchema = v.object({ kind: v.literal('held-file') });

const LiveSourceSchema = v.variant('kind', [
  CameraSourceSchema,
  FileSourceSchema,
  HeldFileSourceSchema,
]);
export type LiveSource = v.InferOutput<typeof LiveSourceSchema>;

/** Decode every frame and tell its timestamp. */
const ProbeJobSchema = v.object({ kind: v.literal('probe'), media: AddressSchema });

/** Decode, and embed the frames that are ticks at this rate. */
const EmbedJobSchema = v.object({
  kind: v.literal('embed'),
  media: AddressSchema,
  extractor: ExtractorFileSchema,
  ratePerS: Rate,
  /** Time of the clip's frame 0 where it was imported with frames that its file hides; they count then. */
  firstUs: v.optional(v.number()),
});

/** Label every frame of a clip, lossless; `replay` holds the `ticks` and `reset` lines of a live run to repeat. */
const LabelJobSchema = v.object({
  kind: v.literal('label'),
  /** Null for a video that the page itself holds and lends its worker. */
  media: v.nullable(AddressSchema),
  extractor: ExtractorFileSchema,
  model: AddressSchema,
  replay: v.nullable(v.pipe(v.array(SessionLogLineSchema), v.readonly())),
});

/** Watch a camera, or a file as one, until stopped or until `maxFrames` have their label. */
const LiveJobSchema = v.object({
  kind: v.literal('live'),
  source: LiveSourceSchema,
  /** The source as the user knows it, for the session log. */
  sourceName: v.string(),
  extractor: ExtractorFileSchema,
  model: AddressSchema,
  maxFrames: v.nullable(Count),
  /** What the log calls the run's first reset; `start` unless the run goes on from one with another model. */
  firstReset: v.optional(v.picklist(['start', 'model-changed'])),
});

/** Decode a clip to I420 planes, for a camera file. */
const PlanesJobSchema = v.object({ kind: v.literal('planes'), media: AddressSchema });

/** Draw the small picture by which a clip is known, from the middle of it. */
const PictureJobSchema = v.object({ kind: v.literal('picture'), media: AddressSchema });

/** Create the extractor and embed grey pictures; tells the length of its vector, and its speed. */
const TryExtractorJobSchema = v.object({
  kind: v.literal('try-extractor'),
  extractor: ExtractorFileSchema,
});

/** Label a clip with two extractors, one after the other, and tell how far they agree. */
const SelfTestJobSchema = v.object({
  kind: v.literal('self-test'),
  media: AddressSchema,
  model: AddressSchema,
  reference: ExtractorFileSchema,
  candidate: ExtractorFileSchema,
});

/** What draws and computes in the page. */
const GraphicsJobSchema = v.object({ kind: v.literal('graphics') });

/** The cameras this machine offers, without opening one. */
const CamerasJobSchema = v.object({ kind: v.literal('cameras') });

/** Scroll and zoom the labelling timeline over a long clip, and tell how long its frames took. */
const TimelineJobSchema = v.object({
  kind: v.literal('timeline'),
  segments: Count,
  durationS: v.pipe(v.number(), v.minValue(1)),
  /** Animation frames of each part. */
  frames: v.pipe(Count, v.minValue(1)),
  /** CSS pixels. */
  width: v.pipe(Count, v.minValue(100)),
});

export const JobSchema = v.variant('kind', [
  ProbeJobSchema,
  EmbedJobSchema,
  LabelJobSchema,
  LiveJobSchema,
  PlanesJobSchema,
  PictureJobSchema,
  TryExtractorJobSchema,
  SelfTestJobSchema,
  GraphicsJobSchema,
  CamerasJobSchema,
  TimelineJobSchema,
]);
export type Job = v.InferOutput<typeof JobSchema>;
export type JobOf<K extends Job['kind']> = Extract<Job, { kind: K }>;

const BytesSchema = v.instance(Uint8Array<ArrayBuffer>);

/** How the live source fares; `opening` and `lost` repeat while it is retried. */
const SourceStateSchema = v.object({
  kind: v.literal('source'),
  state: v.picklist(['opening', 'live', 'lost']),
  /** One sentence for the user. */
  message: v.string(),
});

/** What a page tells while it works, in order. */
export const JobReportSchema = v.variant('kind', [
  /** `total` is null while it is not known. */
  v.object({ kind: v.literal('progress'), done: Count, total: v.nullable(Count) }),
  v.object({
    kind: v.literal('media'),
    codec: v.string(),
    width: Count,
    height: Count,
    durationUs: v.pipe(v.number(), v.integer()),
  }),
  /** Timestamps of further decoded frames. */
  v.object({
    kind: v.literal('timestamps'),
    timestampsUs: v.array(v.pipe(v.number(), v.integer())),
  }),
  /** Rows of features, row-major float32 little-endian, `frames.length` rows. */
  v.object({ kind: v.literal('features'), frames: v.array(Count), rows: BytesSchema }),
  v.object({ kind: v.literal('labels'), labels: v.array(FrameLabelSchema) }),
  v.object({ kind: v.literal('log'), lines: v.array(SessionLogLineSchema) }),
  v.object({ kind: v.literal('counters'), counters: LiveCountersSchema }),
  SourceStateSchema,
  v.object({ kind: v.literal('planes'), width: Count, height: Count, bytes: BytesSchema }),
  /** WebP. */
  v.object({ kind: v.literal('picture'), image: BytesSchema }),
  v.object({ kind: v.literal('extractor'), featureLength: Count }),
  v.object({ kind: v.literal('verdict'), verdict: VerdictSchema }),
  /** Null where the page has none that computes. */
  v.object({ kind: v.literal('graphics'), graphics: v.nullable(GraphicsSchema) }),
  /** Median time the extractor takes for a frame, once it runs. */
  v.object({ kind: v.literal('speed'), frameMs: v.pipe(v.number(), v.minValue(0)) }),
  v.object({ kind: v.literal('cameras'), labels: v.array(v.string()) }),
  v.object({
    kind: v.literal('timeline'),
    part: v.string(),
    /** From one animation frame to the next. */
    frameMs: v.array(v.number()),
    /** What of it was ours. */
    drawMs: v.array(v.number()),
  }),
]);
export type JobReport = v.InferOutput<typeof JobReportSchema>;
export type JobReportOf<K extends JobReport['kind']> = Extract<JobReport, { kind: K }>;

/** An expected failure as it crosses the border between processes. */
export const FaultValueSchema = v.object({
  reason: v.picklist(faultReasons),
  message: v.string(),
});
export type FaultValue = v.InferOutput<typeof FaultValueSchema>;
