/** What an evaluation is made from and what it gives: the shapes `longtake eval` and its report share. */
import type { Head } from '../../../contract/checkpoint.ts';
import type { TrackOutputs } from '../../../contract/track.ts';
import type { TickedClip } from '../../../model/offline/label-frames.ts';
import type { Interval } from '../../../model/metrics/bootstrap.ts';
import type { Figures } from '../../../model/metrics/figures.ts';
import type { Sequence } from '../../../model/metrics/sequence.ts';
import type { ClassFigures, DelayFigures } from '../../../model/metrics/track-metrics.ts';

/** A labelled clip with its features. */
export interface EvaluationClip extends TickedClip {
  readonly id: string;
  readonly name: string;
  readonly group: string | null;
  /** By track id, shape [frames]: index into the evaluation's classes of that track, -1 unlabelled. */
  readonly truth: Readonly<Record<string, Int32Array>>;
}

/** What one model said about one clip, with the truth beside it; one sequence per track. */
export interface ClipOutcome {
  readonly id: string;
  readonly name: string;
  readonly group: string | null;
  /** The fold that held it out; null when one model saw all clips. */
  readonly fold: number | null;
  /** Frame indices that were ticks (source "fresh"); the others are held. */
  readonly ticks: ArrayLike<number>;
  /** One per track of the evaluation, in its order. */
  readonly sequences: readonly Sequence[];
  /** Per track, shape [ticks]: the smoothed probability of the steady label. */
  readonly steadyProbabilities: readonly Float64Array[];
}

export interface Accuracies {
  readonly frameAccuracy: number | null;
  readonly clipAccuracy: number | null;
}

export interface StreamFigures {
  readonly frameAccuracy: number | null;
  /** Median over clip boundaries of the time to the first right frame. */
  readonly recoveryMs: number | null;
  readonly boundaries: number;
  /** Boundaries after which the clip was never labelled right; not in the median. */
  readonly neverRecovered: number;
}

export interface FigureIntervals {
  readonly frameAccuracy: Interval | null;
  readonly clipAccuracy: Interval | null;
  readonly macroF1: Interval | null;
  readonly edit: Interval | null;
  readonly segmentF1: Readonly<Record<keyof Figures['segmentF1'], Interval | null>>;
}

/** The figures of some tracks over some clips. */
export interface Metrics extends Figures {
  /** Decoded frames, and (frame, track) pairs with a label. */
  readonly frames: number;
  readonly labelledFrames: number;
  readonly clips: number;
  readonly mAP: number | null;
  readonly delayMs: DelayFigures;
  /** Frame accuracy of the network's own likeliest class, before smoothing and hysteresis. */
  readonly rawFrameAccuracy: number | null;
  readonly intervals: FigureIntervals;
  readonly perClass: readonly ClassFigures[];
  /** confusion[truth][predicted] in frames, in the order of perClass. */
  readonly confusion: readonly (readonly number[])[];
}

export interface FoldFigures extends Accuracies {
  readonly fold: number;
  readonly groups: readonly string[];
  readonly clips: readonly string[];
  readonly trainingClips: number;
  readonly frames: number;
  readonly macroF1: number | null;
  readonly mAP: number | null;
  readonly baselines: Baselines;
}

export interface BaselineFigures extends Accuracies {
  readonly macroF1: number | null;
}

export interface Baselines {
  /** Always the commonest class of the clips trained on. */
  readonly majority: BaselineFigures;
  /** Memoryless softmax regression on the same features, its likeliest class unsmoothed. */
  readonly softmax: BaselineFigures;
  /** The same with the model's smoothing and hysteresis. */
  readonly softmaxSteadied: BaselineFigures;
}

/** The JSON document of `longtake eval`; with several tracks its figures pool all (clip, track) pairs. */
export interface EvaluationDocument extends Metrics {
  readonly method: string;
  /** What the models name; clip: clipAccuracy is by their last step, and by the class that most of a clip shows. */
  readonly head: Head;
  readonly seed: number;
  readonly stream: StreamFigures;
  readonly folds: readonly FoldFigures[];
  readonly baselines: Baselines;
  readonly tracks?: Readonly<Record<string, Metrics>>;
}

export interface Evaluation {
  readonly document: EvaluationDocument;
  /** The class lists that the outcomes index. */
  readonly tracks: readonly TrackOutputs[];
  readonly outcomes: readonly ClipOutcome[];
}
