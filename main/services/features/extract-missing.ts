/** Extracts the features of those clips of a project that have none yet; a clip that cannot be read is told and left out. */
import { exitCodeOf, toFault } from '../../../contract/fault.ts';
import type { ReExtraction } from '../../../contract/window/re-extraction.ts';
import { listClips, type Clip } from '../clips/clip.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';
import type { Project } from '../project/project.ts';
import type { Stage } from '../stage/stage.ts';
import { extractClip, featureKeyOn } from './extract-features.ts';
import type { FeatureKey } from './feature-key.ts';
import { readFeatures } from './read-features.ts';

export type ExtractionProgress = Pick<ReExtraction, 'clips' | 'clipsDone' | 'share' | 'problems'>;

export interface MissingRequest {
  readonly project: Project;
  readonly extractor: Extractor;
  readonly signal: AbortSignal;
  /** Awaited before each batch of rows and each clip. */
  readonly rest: () => Promise<void>;
  readonly onProgress: (progress: ExtractionProgress) => void;
}

/** Opens a stage only where there are clips. @throws Fault 'cancelled' when the signal fires within a clip, or what is wrong with the machine. */
export async function extractMissing(
  openStage: () => Promise<Stage>,
  request: MissingRequest,
): Promise<{ readonly hasClips: boolean }> {
  const { clips, problems } = await listClips(request.project);
  if (clips.length === 0) return { hasClips: false };
  request.onProgress({ clips: 0, clipsDone: 0, share: 0, problems });
  await request.rest();
  if (request.signal.aborted) return { hasClips: true };
  const stage = await openStage();
  try {
    await extractOn(stage, clips, problems, request);
  } finally {
    await stage.close();
  }
  return { hasClips: true };
}

async function extractOn(
  stage: Stage,
  clips: readonly Clip[],
  unreadable: readonly string[],
  request: MissingRequest,
): Promise<void> {
  const { project, extractor, signal, rest } = request;
  const key = await featureKeyOn(stage, extractor, project.file.modelRate);
  const missing = await withoutFeatures(clips, key);
  const total = missing.reduce((sum, clip) => sum + ticksOf(clip, key), 0);
  const problems = [...unreadable];
  let before = 0;
  for (const [clipsDone, clip] of missing.entries()) {
    let rows = 0;
    const tell = () => {
      const share = (before + Math.min(rows, ticksOf(clip, key))) / total;
      const told = { clips: missing.length, clipsDone, share, problems: [...problems] };
      request.onProgress(told);
    };
    tell();
    await rest();
    if (signal.aborted) return;
    const onRows = (count: number) => {
      rows += count;
      tell();
      return rest();
    };
    try {
      await extractClip(stage, clip, { project, extractor, key, signal, onRows });
    } catch (error) {
      // One clip that cannot be read must not cost the others theirs; a broken machine costs all.
      if (exitCodeOf(error) === 1) throw error;
      problems.push(`"${clip.file.name}": ${toFault(error).message}`);
    }
    before += ticksOf(clip, key);
  }
  const clipsDone = missing.length;
  request.onProgress({ clips: clipsDone, clipsDone, share: 1, problems });
}

async function withoutFeatures(clips: readonly Clip[], key: FeatureKey): Promise<Clip[]> {
  const missing: Clip[] = [];
  for (const clip of clips) if ((await readFeatures(clip, key)) === null) missing.push(clip);
  return missing;
}

/** About how many rows there will be; never 0, so that shares are numbers. */
function ticksOf({ media }: Clip, { ratePerS }: FeatureKey): number {
  return Math.max(1, Math.min(media.frames, Math.round((media.durationUs / 1e6) * ratePerS)));
}
