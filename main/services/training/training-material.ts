/** What a project teaches: its labelled clips with their features, targets and the classes that occur. */
import type { Head } from '../../../contract/checkpoint.ts';
import type { ExtractorKey } from '../../../contract/extractor.ts';
import { Fault } from '../../../contract/fault.ts';
import type { TrackOutputs } from '../../../contract/track.ts';
import type { TrainingClip } from '../../../model/training/training-clip.ts';
import { listClips, type Clip } from '../clips/clip.ts';
import { readTimestamps } from '../clips/timestamps.ts';
import type { EvaluationClip } from '../evaluation/evaluation-types.ts';
import { truthOf, truthTracks, type ClassesPerFrame } from '../evaluation/truth.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';
import { extractFeatures } from '../features/extract-features.ts';
import { frameClasses } from '../labels/frame-classes.ts';
import { readLabelSet } from '../labels/label-set.ts';
import type { Project } from '../project/project.ts';
import type { Stage } from '../stage/stage.ts';
import { clipOutputs } from './clip-outputs.ts';

export interface TrainingMaterial {
  /** Only classes that some frame carries; the order of every model's outputs. */
  readonly tracks: readonly TrackOutputs[];
  readonly clips: readonly EvaluationClip[];
  readonly extractor: ExtractorKey;
  /** Clips of the project without any label; they were left out. */
  readonly unlabelled: number;
  /** Classes of the project that no frame carries, as "class" or, with several tracks, "track/class": not learnt. */
  readonly unshown: readonly string[];
}

export interface GatherRequest {
  readonly project: Project;
  readonly extractor: Extractor;
  /** What is to be learnt; clip: that whole clips can be told apart is seen before their features are read. */
  readonly head?: Head;
  readonly onProgress?: (done: number, total: number, clip: string) => void;
  readonly signal?: AbortSignal | undefined;
}

interface LabelledClip {
  readonly clip: Clip;
  readonly classes: ClassesPerFrame;
}

/** @throws Fault 'bad-input' when nothing in the project is labelled, or no two clips differ where they should. */
export async function gatherMaterial(
  stage: Stage,
  { project, extractor, head, onProgress, signal }: GatherRequest,
): Promise<TrainingMaterial> {
  const { clips } = await listClips(project);
  const labelled = await readLabels(project, clips);
  if (labelled.length === 0) {
    throw new Fault(
      'bad-input',
      `No clip of "${project.root}" is labelled; import clips with labels first.`,
    );
  }
  const all = labelled.map(({ classes }) => classes);
  const tracks = occurring(truthTracks(outputsOf(project), all), all);
  const truths = labelled.map(({ classes }) => truthOf(tracks, classes));
  if (head === 'clip') clipOutputs(tracks, truths);
  const { key, features } = await extractFeatures(stage, {
    project,
    clips: labelled.map(({ clip }) => clip),
    extractor,
    ratePerS: project.file.modelRate,
    signal,
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const material = await Promise.all(
    labelled.map(async ({ clip }, i): Promise<EvaluationClip> => {
      const { frames = [], rows = new Float32Array() } = features[i] ?? {};
      return {
        id: clip.id,
        name: clip.file.name,
        group: clip.file.group,
        timestampsUs: await readTimestamps(clip),
        ticks: frames,
        features: rows,
        truth: truths[i] ?? {},
      };
    }),
  );
  return {
    tracks,
    clips: material,
    extractor: key.extractor,
    unlabelled: clips.length - labelled.length,
    unshown: unshownClasses(outputsOf(project), tracks),
  };
}

/** A step's target is the class of the frame it was made from. */
export function toTrainingClip(
  { id, ticks, features, truth }: EvaluationClip,
  tracks: readonly TrackOutputs[],
): TrainingClip {
  const frames = Array.from(ticks);
  const targets = tracks.map((track) =>
    Int32Array.from(frames, (frame) => truth[track.id]?.[frame] ?? -1),
  );
  return { id, features, targets };
}

async function readLabels(project: Project, clips: readonly Clip[]): Promise<LabelledClip[]> {
  const labelled: LabelledClip[] = [];
  for (const clip of clips) {
    const set = await readLabelSet(clip);
    if (set === null) continue;
    const classes = Object.fromEntries(
      project.file.tracks.map(({ id }) => [id, frameClasses(set, id, clip.media.frames)]),
    );
    labelled.push({ clip, classes });
  }
  return labelled;
}

function outputsOf({ file }: Project): TrackOutputs[] {
  return file.tracks.map(({ id, classes }) => ({ id, classes: classes.map((one) => one.id) }));
}

/** A class no frame shows cannot be learnt, and a track without any is left out. */
function occurring(
  tracks: readonly TrackOutputs[],
  clips: readonly ClassesPerFrame[],
): TrackOutputs[] {
  return tracks
    .map(({ id, classes }) => {
      const shown = new Set(clips.flatMap((clip) => clip[id] ?? []));
      return { id, classes: classes.filter((name) => shown.has(name)) };
    })
    .filter(({ classes }) => classes.length > 0);
}

function unshownClasses(
  all: readonly TrackOutputs[],
  shown: readonly TrackOutputs[],
): readonly string[] {
  return all.flatMap(({ id, classes }) => {
    const learnt = shown.find((track) => track.id === id)?.classes ?? [];
    const missing = classes.filter((name) => !learnt.includes(name));
    return all.length === 1 ? missing : missing.map((name) => `${id}/${name}`);
  });
}
