/** What identifies a feature extractor and the exact way its features were made. */
import * as v from 'valibot';

export const Sha256Schema = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{64}$/, 'a SHA-256 must be 64 lower-case hexadecimal digits'),
);

/** What computes the features: the processor, or the graphics processor, whose results are close but not the same. */
export const DelegateSchema = v.picklist(['CPU', 'GPU']);
export type Delegate = v.InferOutput<typeof DelegateSchema>;

const Side = v.pipe(v.number(), v.integer(), v.minValue(1));

/** In points. */
export const PictureSizeSchema = v.object({ width: Side, height: Side });
export type PictureSize = v.InferOutput<typeof PictureSizeSchema>;

export const ExtractorKeySchema = v.object({
  name: v.string(),
  sha256: Sha256Schema,
  /** Length D of the feature vector. */
  featureLength: v.pipe(v.number(), v.integer(), v.minValue(1)),
  tasksVision: v.string(),
  delegate: DelegateSchema,
  /** Version of our own path from a decoded frame to the embedder; raised whenever that path changes. */
  preprocessing: v.string(),
});
export type ExtractorKey = v.InferOutput<typeof ExtractorKeySchema>;
