/** Gives the features of a project's clips: from the cache where it is whole, else extracted and cached. */
import { mediaPath, type Clip } from '../clips/clip.ts';
import { readTimestamps } from '../clips/timestamps.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';
import { embedVideo } from '../pixels/embed-video.ts';
import { extractorKey } from '../pixels/extractor-key.ts';
import { tryExtractor } from '../pixels/try-extractor.ts';
import type { Project } from '../project/project.ts';
import type { Stage } from '../stage/stage.ts';
import type { FeatureKey } from './feature-key.ts';
import { readFeatures, type Features } from './read-features.ts';
import { createFeatureWriter } from './write-features.ts';
import { Fault } from '../../../contract/fault.ts';

export interface ExtractRequest {
  readonly project: Project;
  readonly clips: readonly Clip[];
  readonly extractor: Extractor;
  readonly ratePerS: number;
  readonly onProgress?: (done: number, total: number, clip: string) => void;
  readonly signal?: AbortSignal | undefined;
}

export interface ExtractedFeatures {
  readonly key: FeatureKey;
  /** One entry per clip, in the clips' order. */
  readonly features: readonly Features[];
}

/** What was extracted stays cached when a later clip fails. @throws Fault */
export async function extractFeatures(
  stage: Stage,
  request: ExtractRequest,
): Promise<ExtractedFeatures> {
  const { project, clips, extractor, ratePerS, onProgress, signal } = request;
  const key = await featureKeyOn(stage, extractor, ratePerS);
  const features: Features[] = [];
  for (const [done, clip] of clips.entries()) {
    onProgress?.(done, clips.length, clip.file.name);
    const cached = await readFeatures(clip, key);
    features.push(cached ?? (await extractClip(stage, clip, { project, extractor, key, signal })));
  }
  onProgress?.(clips.length, clips.length, '');
  return { key, features };
}

/** What features made on this stage depend on; opens the extractor, to learn the length of its vector. @throws Fault */
export async function featureKeyOn(
  stage: Stage,
  extractor: Extractor,
  ratePerS: number,
): Promise<FeatureKey> {
  const featureLength = await tryExtractor(stage, extractor);
  return { extractor: extractorKey(extractor, featureLength), ratePerS, decoder: stage.decoder };
}

/** Clips imported before edit lists were heeded have frames before time zero; theirs stay as they were counted. */
async function hiddenSince(clip: Clip): Promise<number | undefined> {
  const [firstUs = 0] = await readTimestamps(clip);
  return firstUs < 0 ? firstUs : undefined;
}

export interface ClipExtraction {
  readonly project: Project;
  readonly extractor: Extractor;
  readonly key: FeatureKey;
  readonly signal?: AbortSignal | undefined;
  /** Called with the count of each further batch of rows; the next one waits for it. */
  readonly onRows?: (rows: number) => void | Promise<void>;
}

/** Extracts and caches, whether there was a cache or not; given up, it leaves none. @throws Fault */
export async function extractClip(
  stage: Stage,
  clip: Clip,
  { project, extractor, key, signal, onRows }: ClipExtraction,
): Promise<Features> {
  const writer = await createFeatureWriter(project, clip, key);
  try {
    await embedVideo(stage, {
      video: mediaPath(clip),
      extractor,
      ratePerS: key.ratePerS,
      firstUs: await hiddenSince(clip),
      signal,
      async onRows(batch) {
        await writer.append(batch);
        await onRows?.(batch.frames.length);
      },
    });
    await writer.finish();
  } finally {
    await writer.abort();
  }
  const features = await readFeatures(clip, key);
  if (features !== null) return features;
  throw new Fault(
    'disk',
    `The features of "${clip.file.name}" could not be read back; check the disk and run the command again.`,
  );
}
