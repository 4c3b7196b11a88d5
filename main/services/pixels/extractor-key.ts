/** Names the exact way features were made, so that features of different ways are never mixed. */
import { createRequire } from 'node:module';
import type { ExtractorKey } from '../../../contract/extractor.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';

/** Raised whenever the way from a decoded frame to the embedder changes. */
const PREPROCESSING = 'upright-video-frame-1';

/** @param featureLength D, as the extractor itself showed. */
export function extractorKey({ name, sha256 }: Extractor, featureLength: number): ExtractorKey {
  return {
    name,
    sha256,
    featureLength,
    tasksVision: tasksVisionVersion(),
    delegate: 'CPU',
    preprocessing: PREPROCESSING,
  };
}

export function tasksVisionVersion(): string {
  const { version } = createRequire(import.meta.url)('@mediapipe/tasks-vision/package.json') as {
    version: string;
  };
  return version;
}
