/** Gives the features of a project's clips: from the cache where it is whole, else extracted and cached. */
import { mediaPath, type Clip } from '../clips/clip.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';
import { embedVideo, type FeatureRows } from '../pixels/embed-video.ts';
import type { Stage } from '../stage/stage.ts';
import { joinRows, readFeatures, writeFeatures, type ClipFeatures } from './feature-cache.ts';
import { featureKey } from './feature-key.ts';

export interface ExtractRequest {
  readonly clips: readonly Clip[];
  readonly extractor: Extractor;
  readonly ratePerS: number;
  /** Called only when a clip must be extracted: opening a browser is not for nothing. */
  readonly openStage: () => Promise<Stage>;
  readonly onProgress?: (done: number, total: number, clip: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/** One entry per clip, in the clips' order. What was extracted stays cached when a later clip fails. @throws Fault */
export async function extractFeatures(request: ExtractRequest): Promise<ClipFeatures[]> {
  const { clips, extractor, ratePerS, signal, onProgress } = request;
  const key = featureKey({ extractor, ratePerS });
  const all: ClipFeatures[] = [];
  for (const [done, clip] of clips.entries()) {
    onProgress?.(done, clips.length, clip.file.name);
    const cached = await readFeatures(clip, key);
    if (cached !== null) {
      all.push(cached);
      continue;
    }
    const batches: FeatureRows[] = [];
    await embedVideo(await request.openStage(), {
      video: mediaPath(clip),
      extractor,
      ratePerS,
      signal,
      onRows: (rows) => void batches.push(rows),
    });
    const features = joinRows(batches);
    await writeFeatures(clip, key, features);
    all.push(features);
  }
  onProgress?.(clips.length, clips.length, '');
  return all;
}
