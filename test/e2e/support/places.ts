/** Where the end-to-end tests find the program, the shared videos and the extractors; a missing one is a printed skip. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../../..');
const shared = process.env['LONGTAKE_SHARED'] ?? join(root, '../shared');
export const models = process.env['LONGTAKE_MODELS'] ?? join(shared, 'models');

export const gmdcsa24 = join(shared, 'data/gmdcsa24');
export const yoga = join(shared, 'data/yoga-dev');
export const sample = join(root, 'main/bundled/sample/sample.webm');
export const smallExtractor = join(models, 'mobilenet_v1_0.25_128_quant.tflite');
export const coralExtractor = join(models, 'mobilenet_v1_1.0_224_quant_embedding_extractor.tflite');

/** The reason to skip where the path is absent, printed once; null where it is there. */
export function missing(path: string): string | null {
  if (existsSync(path)) return null;
  const reason = `skipped: ${path} is not on this machine`;
  console.warn(reason);
  return reason;
}
