/**
 * The two files of a feature cache. `features-<key>.f32` holds the rows x_t one after the other, float32,
 * little-endian, [rows, D], nothing else. `features-<key>.json` says what they are; it is written last, so a cache
 * without it, or one it does not fit, is no cache. Both may be deleted at any time.
 */
import { join } from 'node:path';
import * as v from 'valibot';
import { featureKeyDigits, type FeatureKey } from './feature-key.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const FeatureSidecarSchema = v.object({
  schemaVersion: v.literal(1),
  /** The canonical key in full, against collisions of its digits. */
  key: v.string(),
  featureLength: v.pipe(Count, v.minValue(1)),
  /** Index of the frame each row was made from, rising. */
  frames: v.pipe(v.array(Count), v.readonly()),
  /** Of the .f32 file. */
  crc32: Count,
});
export type FeatureSidecar = v.InferOutput<typeof FeatureSidecarSchema>;

export interface FeaturePaths {
  readonly rows: string;
  readonly sidecar: string;
}

export function featurePaths(clipFolder: string, key: FeatureKey): FeaturePaths {
  const base = join(clipFolder, `features-${featureKeyDigits(key)}`);
  return { rows: `${base}.f32`, sidecar: `${base}.json` };
}
