/** Names the exact way features were made, so that features of different ways are never mixed. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExtractorKey } from '../../../contract/extractor.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';

/** Both ways from a decoded frame to the embedder; a name is raised whenever its way changes. */
const WHOLE = 'upright-video-frame-1';
const AVERAGED = 'shrunk-frame-2';

/** @param featureLength D, as the extractor itself showed. */
export function extractorKey(
  { name, sha256, pictureSize }: Extractor,
  featureLength: number,
): ExtractorKey {
  return {
    name,
    sha256,
    featureLength,
    tasksVision: tasksVisionVersion(),
    delegate: 'CPU',
    preprocessing: pictureSize === null ? WHOLE : AVERAGED,
  };
}

export function tasksVisionVersion(): string {
  const folder = dirname(fileURLToPath(import.meta.resolve('@mediapipe/tasks-vision')));
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
