/** Cross-validates on a project's material: a training process per fold, once with memory and once without. */
import type { Evaluation } from '../evaluation/evaluation-types.ts';
import {
  crossValidate,
  type CrossValidationProgress,
  type TrainFold,
} from '../evaluation/cross-validate.ts';
import type { EvaluationClip } from '../evaluation/evaluation-types.ts';
import { makeFolds, parseCrossValidation } from '../evaluation/splits.ts';
import { createMemorylessRecurrence } from '../../../model/recurrence/memoryless-recurrence.ts';
import type { TickModel } from '../../../model/offline/label-frames.ts';
import type { TrainingOptions } from '../../../model/training/options.ts';
import { createSteadier } from '../../../model/post-processing/steadier.ts';
import { defaultPostProcessing } from '../../../contract/post-processing.ts';
import { makeCheckpoint, MAX_GAP_US, tickModelOf } from './make-checkpoint.ts';
import { runTraining } from './run-training.ts';
import { toTrainingClip, type TrainingMaterial } from './training-material.ts';

export interface CrossValidateProject {
  readonly material: TrainingMaterial;
  /** As the user wrote it: "group:4". */
  readonly method: string;
  readonly options: Partial<TrainingOptions>;
  readonly modelRate: number;
  readonly kernelPath: string;
  readonly seed: number;
  readonly onProgress: (progress: CrossValidationProgress, share: number) => void;
  readonly signal?: AbortSignal | undefined;
}

export function crossValidateProject(request: CrossValidateProject): Promise<Evaluation> {
  const { material, method, options, seed, signal, kernelPath, modelRate } = request;
  const { tracks, clips, extractor } = material;
  const shapes = tracks.map(({ id, classes }) => ({ id, classes: classes.length }));
  const folds = makeFolds(clips.map(withStratum), parseCrossValidation(method));

  const weightsOf = (
    training: readonly EvaluationClip[],
    kind: 'network' | 'softmax',
    fold: number,
  ) =>
    runTraining(
      {
        method: kind,
        clips: training.map((clip) => toTrainingClip(clip, tracks)),
        featureLength: extractor.featureLength,
        tracks: shapes,
        options: { ...options, seed },
        wantsStates: false,
      },
      {
        signal,
        onProgress: ({ done }) => {
          request.onProgress(
            { fold, folds: folds.length, stage: 'training', frameAccuracy: null },
            (fold + done) / folds.length,
          );
        },
      },
    );
  const checkpointOf = async (training: readonly EvaluationClip[], fold: number) => {
    const weights = await weightsOf(training, 'network', fold);
    return makeCheckpoint({
      weights,
      tracks,
      extractor,
      modelRate,
      clips: training.length,
      from: null,
    });
  };
  const train: TrainFold<EvaluationClip> = async (training, { fold }) =>
    tickModelOf(await checkpointOf(training, fold), kernelPath);
  /** Each fold's memoryless read-out is steadied like its network. */
  const trainSoftmax: TrainFold<EvaluationClip> = async (training, { fold }) => {
    const { tensors } = await weightsOf(training, 'softmax', fold);
    return {
      tracks,
      maxGapUs: MAX_GAP_US,
      recurrence: createMemorylessRecurrence(tensors, tracks),
      steadier: createSteadier(tracks, defaultPostProcessing),
    } as TickModel;
  };
  return crossValidate(clips, {
    tracks,
    folds,
    method,
    seed,
    train,
    trainSoftmax,
    onProgress: (progress) => {
      request.onProgress(
        progress,
        (progress.fold + (progress.stage === 'done' ? 1 : 0)) / folds.length,
      );
    },
    ...(signal === undefined ? {} : { signal }),
  });
}

/** A clip's stratum is its commonest class, so that folds of clips get their share of each. */
function withStratum(clip: EvaluationClip) {
  const counts = new Map<string, number>();
  for (const [track, truth] of Object.entries(clip.truth)) {
    for (const index of truth) {
      if (index >= 0)
        counts.set(`${track}/${String(index)}`, (counts.get(`${track}/${String(index)}`) ?? 0) + 1);
    }
  }
  const [main] = [...counts].sort(([, a], [, b]) => b - a);
  const { id, group } = clip;
  return main === undefined ? { id, group } : { id, group, stratum: main[0] };
}
