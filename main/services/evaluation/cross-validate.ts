/** Trains on all folds but one and tests on that one, for each fold: every clip is judged by a model that never saw it. */
import type { Head } from '../../../contract/checkpoint.ts';
import type { TrackOutputs } from '../../../contract/track.ts';
import { Fault } from '../../../contract/fault.ts';
import type { TickModel } from '../../../model/offline/label-frames.ts';
import type { Sequence } from '../../../model/metrics/sequence.ts';
import { requireLabels } from './evaluate-clips.ts';
import type {
  Baselines,
  ClipOutcome,
  Evaluation,
  EvaluationClip,
  FoldFigures,
} from './evaluation-types.ts';
import { majorityClasses, majorityOutcomes } from './majority.ts';
import { baselineFigures, measureOutcomes, streamFigures } from './measure.ts';
import { runClips, runStream } from './run-clips.ts';
import type { Fold } from './splits.ts';

export interface FoldContext {
  readonly fold: number;
  readonly folds: number;
  readonly seed: number;
}

/** Trains from nothing but these clips; runs wherever the caller likes, usually a process of its own. */
export type TrainFold<Clip extends EvaluationClip> = (
  clips: readonly Clip[],
  context: FoldContext,
) => Promise<TickModel>;

export interface CrossValidationProgress {
  readonly fold: number;
  readonly folds: number;
  readonly stage: 'training' | 'training-softmax' | 'testing' | 'done';
  /** Frame accuracy of the fold, once it is done. */
  readonly frameAccuracy: number | null;
}

export interface CrossValidateOptions<Clip extends EvaluationClip> {
  /** The class lists that the clips' truth indexes; every model trained must keep to them. */
  readonly tracks: readonly TrackOutputs[];
  readonly folds: readonly Fold[];
  /** As the user asked for it, for example "group:4". */
  readonly method: string;
  readonly seed: number;
  /** What the models trained name, and what is judged; frame unless told. */
  readonly head?: Head;
  readonly resamples?: number;
  readonly train: TrainFold<Clip>;
  /** The memoryless read-out, with the same post-processing as the model. */
  readonly trainSoftmax: TrainFold<Clip>;
  readonly onProgress?: (progress: CrossValidationProgress) => void;
  readonly signal?: AbortSignal;
}

/** What one fold gives; `streams` has one list of sequences per track. */
interface FoldResult {
  readonly figures: FoldFigures;
  readonly outcomes: readonly ClipOutcome[];
  readonly majority: readonly ClipOutcome[];
  readonly softmax: readonly ClipOutcome[];
  readonly streams: readonly (readonly Sequence[])[];
}

function baselinesOf({ majority, softmax }: Pick<FoldResult, 'majority' | 'softmax'>): Baselines {
  return {
    majority: baselineFigures(majority, 'steady'),
    softmax: baselineFigures(softmax, 'raw'),
    softmaxSteadied: baselineFigures(softmax, 'steady'),
  };
}

function pick<Clip extends EvaluationClip>(clips: readonly Clip[], ids: readonly string[]): Clip[] {
  const wanted = new Set(ids);
  return clips.filter(({ id }) => wanted.has(id));
}

async function runFold<Clip extends EvaluationClip>(
  clips: readonly Clip[],
  fold: Fold,
  options: CrossValidateOptions<Clip>,
): Promise<FoldResult> {
  const { tracks, seed, head = 'frame', onProgress, signal } = options;
  const context = { fold: fold.fold, folds: options.folds.length, seed };
  const enter = (stage: CrossValidationProgress['stage']): void => {
    if (signal?.aborted === true) throw new Fault('cancelled', 'Cross-validation was cancelled.');
    onProgress?.({ fold: fold.fold, folds: context.folds, stage, frameAccuracy: null });
  };
  const training = pick(clips, fold.training);
  const heldOut = pick(clips, fold.heldOut);
  enter('training');
  const model = await options.train(training, context);
  enter('training-softmax');
  const memoryless = await options.trainSoftmax(training, context);
  enter('testing');
  const outcomes = runClips(model, heldOut, { tracks, fold: fold.fold, head });
  const softmax = runClips(memoryless, heldOut, { tracks, fold: fold.fold, head });
  const majority = majorityOutcomes(outcomes, majorityClasses(tracks, training, head));
  const streams = runStream(model, heldOut, { tracks, seed: seed + fold.fold });
  const { overall } = measureOutcomes(tracks, outcomes, { seed, resamples: 0 });
  const { frames, frameAccuracy, clipAccuracy, macroF1, mAP } = overall;
  onProgress?.({ fold: fold.fold, folds: context.folds, stage: 'done', frameAccuracy });
  const figures = {
    fold: fold.fold,
    groups: fold.groups,
    clips: fold.heldOut,
    trainingClips: training.length,
    frames,
    frameAccuracy,
    clipAccuracy,
    macroF1,
    mAP,
    baselines: baselinesOf({ majority, softmax }),
  };
  return { figures, outcomes, majority, softmax, streams };
}

/** Overall figures pool the held-out frames of all folds, so each clip counts once; `folds` has each by itself. */
export async function crossValidate<Clip extends EvaluationClip>(
  clips: readonly Clip[],
  options: CrossValidateOptions<Clip>,
): Promise<Evaluation> {
  const { tracks, seed, method, head = 'frame', resamples } = options;
  requireLabels(tracks, clips);
  const results: FoldResult[] = [];
  for (const fold of options.folds) results.push(await runFold(clips, fold, options));
  const outcomes = results.flatMap((result) => result.outcomes);
  const measured = measureOutcomes(tracks, outcomes, {
    seed,
    ...(resamples === undefined ? {} : { resamples }),
  });
  const document = {
    method: `cross-validate ${method}`,
    head,
    seed,
    ...measured.overall,
    stream: streamFigures(results.flatMap(({ streams }) => streams)),
    folds: results.map(({ figures }) => figures),
    baselines: baselinesOf({
      majority: results.flatMap(({ majority }) => majority),
      softmax: results.flatMap(({ softmax }) => softmax),
    }),
    ...(tracks.length > 1 ? { tracks: measured.tracks } : {}),
  };
  return { document, tracks, outcomes };
}
