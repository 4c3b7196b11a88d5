/** Reads a clip's cached features, or finds that there are none to trust. */
import { readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import * as v from 'valibot';
import type { Clip } from '../clips/clip.ts';
import { FeatureSidecarSchema, featurePaths, type FeatureSidecar } from './feature-files.ts';
import { canonicalKey, type FeatureKey } from './feature-key.ts';

export interface Features {
  /** Index of the frame each row was made from, rising. */
  readonly frames: readonly number[];
  /** Row-major [frames.length, D]. */
  readonly rows: Float32Array<ArrayBuffer>;
  /** D */
  readonly featureLength: number;
}

/** @returns null when there is no cache for this key, or when it is damaged: extract and write it anew. */
export async function readFeatures({ folder }: Clip, key: FeatureKey): Promise<Features | null> {
  const paths = featurePaths(folder, key);
  const sidecar = parseSidecar(await readFile(paths.sidecar, 'utf8').catch(() => ''));
  if (sidecar?.key !== canonicalKey(key)) return null;
  if (sidecar.featureLength !== key.extractor.featureLength) return null;
  const bytes = await readFile(paths.rows).catch(() => null);
  if (bytes === null || !fits(bytes, sidecar)) return null;
  const { frames, featureLength } = sidecar;
  return { frames, featureLength, rows: new Float32Array(new Uint8Array(bytes).buffer) };
}

function fits(
  bytes: Uint8Array,
  { frames, featureLength, crc32: expected }: FeatureSidecar,
): boolean {
  const length = frames.length * featureLength * Float32Array.BYTES_PER_ELEMENT;
  return bytes.byteLength === length && crc32(bytes) === expected;
}

function parseSidecar(text: string): FeatureSidecar | null {
  try {
    const result = v.safeParse(FeatureSidecarSchema, JSON.parse(text));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}
