/** Evaluates one model on clips it is given: `longtake eval --model M`. */
import { Fault } from '../../../contract/fault.ts';
import type { TrackOutputs } from '../../../contract/track.ts';
import type { TickModel } from '../../../model/offline/label-frames.ts';
import { NONE } from '../../../model/metrics/sequence.ts';
import { evaluationTracks } from './align-tracks.ts';
import type { Evaluation, EvaluationClip } from './evaluation-types.ts';
import { majorityClasses, majorityOutcomes } from './majority.ts';
import { baselineFigures, measureOutcomes, streamFigures } from './measure.ts';
import { runClips, runStream } from './run-clips.ts';

export interface EvaluateOptions {
  /** The class lists that the clips' truth indexes. */
  readonly tracks: readonly TrackOutputs[];
  readonly seed: number;
  readonly resamples?: number;
  readonly onClip?: (done: number, of: number) => void;
}

/** @throws Fault when no frame has a label to compare with. */
export function requireLabels(
  tracks: readonly TrackOutputs[],
  clips: readonly EvaluationClip[],
): void {
  const hasLabel = clips.some(({ truth }) =>
    tracks.some(({ id }) => truth[id]?.some((c) => c !== NONE) ?? false),
  );
  if (hasLabel) return;
  throw new Fault(
    'bad-input',
    'No frame of these clips is labelled, so there is nothing to compare with; label some clips or import their labels first.',
  );
}

/**
 * Baselines of a single model: the majority class is that of the evaluated clips themselves (the
 * best any constant could do); no softmax was trained, so its figures are null.
 */
export function evaluateClips(
  model: TickModel,
  clips: readonly EvaluationClip[],
  { tracks: truthTracks, seed, resamples, onClip }: EvaluateOptions,
): Evaluation {
  const tracks = evaluationTracks(truthTracks, model.tracks);
  requireLabels(tracks, clips);
  const head = model.head ?? 'frame';
  const outcomes = runClips(model, clips, {
    tracks,
    fold: null,
    ...(onClip === undefined ? {} : { onClip }),
  });
  const measured = measureOutcomes(tracks, outcomes, {
    seed,
    ...(resamples === undefined ? {} : { resamples }),
  });
  const majority = majorityOutcomes(outcomes, majorityClasses(tracks, clips, head));
  const none = { frameAccuracy: null, clipAccuracy: null, macroF1: null };
  const document = {
    method: 'model',
    head,
    seed,
    ...measured.overall,
    stream: streamFigures(runStream(model, clips, { tracks, seed })),
    folds: [],
    baselines: {
      majority: baselineFigures(majority, 'steady'),
      softmax: none,
      softmaxSteadied: none,
    },
    ...(tracks.length > 1 ? { tracks: measured.tracks } : {}),
  };
  return { document, tracks, outcomes };
}
