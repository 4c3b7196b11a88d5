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
import type { Engine } from './engines/engine.ts';
import { makeCheckpoint, MAX_GAP_US, tickModelOf } from './make-checkpoint.ts';
import { runTraining } from './run-training.ts';
import type { TrainedWeights } from './training-messages.ts';
import type { TrackOutputs } from '../../../contract/track.ts';
import type { NamedTensors } from '../../../model/tensor.ts';
import { toTrainingClip, type TrainingMaterial } from './training-material.ts';

export interface CrossValidateProject {
  /** One for all the folds, so that they may be compared. */
  readonly engine: Engine;
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
  const { material, method, seed, signal } = request;
  const { tracks, clips } = material;
  const folds = makeFolds(clips.map(withStratum), parseCrossValidation(method));
  const { train, trainSoftmax } = foldTrainers(request, folds.length);
  return crossValidate(clips, {
    tracks,
    folds,
    method,
    seed,
    train,
    trainSoftmax,
    onProgress: (progress) => {
      const done = progress.fold + (progress.stage === 'done' ? 1 : 0);
      request.onProgress(progress, done / folds.length);
    },
    ...(signal === undefined ? {} : { signal }),
  });
}

/** The network of a fold, and the memoryless read-out it is held against, steadied alike. */
function foldTrainers(request: CrossValidateProject, folds: number) {
  const { material, kernelPath, modelRate } = request;
  const { tracks, extractor } = material;
  const train: TrainFold<EvaluationClip> = async (training, { fold }) => {
    const weights = await trainFold(request, { training, kind: 'network', fold, folds });
    const parts = { weights, tracks, extractor, modelRate, clips: training.length, from: null };
    return tickModelOf(makeCheckpoint(parts), kernelPath);
  };
  const trainSoftmax: TrainFold<EvaluationClip> = async (training, { fold }) => {
    const { tensors } = await trainFold(request, { training, kind: 'softmax', fold, folds });
    return memorylessModel(tensors, tracks);
  };
  return { train, trainSoftmax };
}

function memorylessModel(tensors: NamedTensors, tracks: readonly TrackOutputs[]): TickModel {
  return {
    tracks,
    maxGapUs: MAX_GAP_US,
    recurrence: createMemorylessRecurrence(tensors, tracks),
    steadier: createSteadier(tracks, defaultPostProcessing),
  };
}

interface FoldTraining {
  readonly training: readonly EvaluationClip[];
  readonly kind: 'network' | 'softmax';
  readonly fold: number;
  readonly folds: number;
}

function trainFold(
  { engine, material, options, seed, signal, onProgress }: CrossValidateProject,
  { training, kind, fold, folds }: FoldTraining,
): Promise<TrainedWeights> {
  const { tracks, extractor } = material;
  const order = {
    engine,
    method: kind,
    clips: training.map((clip) => toTrainingClip(clip, tracks)),
    featureLength: extractor.featureLength,
    tracks: tracks.map(({ id, classes }) => ({ id, classes: classes.length })),
    options: { ...options, seed },
    wantsStates: false,
  };
  return runTraining(order, {
    signal,
    onProgress: ({ done }) => {
      onProgress({ fold, folds, stage: 'training', frameAccuracy: null }, (fold + done) / folds);
    },
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
