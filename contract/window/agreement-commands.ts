/** How far two label sets of the open project's clips agree, track by track. */
import * as v from 'valibot';
import { IdSchema } from '../track.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Null where there is nothing to measure. */
const Figure = v.nullable(v.number());

const TrackAgreementSchema = v.object({
  track: IdSchema,
  /** Frames that both labelled; all others are left out. */
  frames: Count,
  agreed: Count,
  /** Cohen's kappa over all classes. */
  kappa: Figure,
  perClass: v.array(
    v.object({
      classId: IdSchema,
      /** Of "this class or not". */
      kappa: Figure,
      /** Frames that both labelled and the first, the second, both called so. */
      a: Count,
      b: Count,
      both: Count,
    }),
  ),
  /** Per cent, by how much segments of one class must overlap. */
  segmentF1: v.record(v.string(), Figure),
});
export type TrackAgreementCard = v.InferOutput<typeof TrackAgreementSchema>;

/** A stretch on which the two differ; null is unlabelled. */
const DifferingSchema = v.object({
  clip: IdSchema,
  track: IdSchema,
  startFrame: Count,
  endFrame: Count,
  a: v.nullable(IdSchema),
  b: v.nullable(IdSchema),
});
export type DifferingStretch = v.InferOutput<typeof DifferingSchema>;

const AgreementSchema = v.object({
  /** Clips that have both sets. */
  clips: Count,
  tracks: v.array(TrackAgreementSchema),
  /** Where both labelled and said different things, the longest first. */
  differences: v.array(DifferingSchema),
  /** Stretches that only one of them labelled. */
  lone: Count,
});
export type AgreementCard = v.InferOutput<typeof AgreementSchema>;

export const agreementCommands = {
  'agreement.measure': { args: v.object({ a: IdSchema, b: IdSchema }), answer: AgreementSchema },
} as const;
