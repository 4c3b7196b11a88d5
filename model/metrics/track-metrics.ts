/** Every figure of one track over a set of clips, in the shape `longtake eval` prints. */
import type { TrackOutputs } from '../../contract/track.ts';
import { BACKGROUND } from '../../contract/track.ts';
import { classAveragePrecision } from './average-precision.ts';
import { confusionMatrix } from './confusion.ts';
import { addCounts, countSequence, type Counts } from './counts.ts';
import { detectionDelays, type Delays } from './detection-delay.ts';
import { classF1, mean, ratio } from './figures.ts';
import { quantile } from './quantile.ts';
import type { Sequence } from './sequence.ts';

export interface ClassFigures {
  readonly track: string;
  readonly class: string;
  /** Labelled frames that are this class, and that were said to be. */
  readonly support: number;
  readonly predicted: number;
  /** Null for a class never predicted. */
  readonly precision: number | null;
  /** Null for a class absent from the truth. */
  readonly recall: number | null;
  readonly f1: number | null;
  /** Null for a class absent from the truth. */
  readonly averagePrecision: number | null;
}

export interface DelayFigures {
  readonly median: number | null;
  readonly p95: number | null;
  readonly segments: number;
  /** True segments never named; they are in no quantile. */
  readonly missed: number;
}

export interface TrackMeasurements {
  /** One per clip, in the order given. */
  readonly counts: readonly Counts[];
  readonly perClass: readonly ClassFigures[];
  readonly confusion: readonly (readonly number[])[];
  readonly delays: Delays;
}

/** `sequences`: one per clip, at least one. */
export function measureTrack(
  { id, classes }: TrackOutputs,
  sequences: readonly Sequence[],
): TrackMeasurements {
  const background = classes.indexOf(BACKGROUND);
  const ignored = new Set(background < 0 ? [] : [background]);
  const counts = sequences.map((sequence) => countSequence(sequence, ignored));
  const summed = counts.length === 0 ? null : counts.reduce(addCounts);
  const perClass = classes.map((name, c) => ({
    track: id,
    class: name,
    ...figuresOfClass(summed, c),
    averagePrecision: classAveragePrecision(sequences, c),
  }));
  const delays = sequences.map((sequence) => detectionDelays(sequence, ignored));
  return {
    counts,
    perClass,
    confusion: confusionMatrix(sequences, classes.length),
    delays: poolDelays(delays),
  };
}

function figuresOfClass(
  counts: Counts | null,
  c: number,
): Pick<ClassFigures, 'support' | 'predicted' | 'precision' | 'recall' | 'f1'> {
  const support = counts?.support[c] ?? 0;
  const predicted = counts?.predicted[c] ?? 0;
  const right = counts?.truePositives[c] ?? 0;
  return {
    support,
    predicted,
    precision: ratio(right, predicted),
    recall: ratio(right, support),
    f1: counts === null ? null : classF1(counts, c),
  };
}

export function poolDelays(delays: readonly Delays[]): Delays {
  return {
    delaysMs: delays.flatMap((each) => each.delaysMs),
    missed: delays.reduce((sum, each) => sum + each.missed, 0),
  };
}

export function delayFigures({ delaysMs, missed }: Delays): DelayFigures {
  return {
    median: quantile(delaysMs, 0.5),
    p95: quantile(delaysMs, 0.95),
    segments: delaysMs.length + missed,
    missed,
  };
}

/**
 * mAP: mean over the classes present in the truth of their per-frame AP. The background is no
 * activity and stays out, as on THUMOS'14 and TVSeries.
 */
export function meanAveragePrecision(perClass: readonly ClassFigures[]): number | null {
  const activities = perClass.filter((each) => each.class !== BACKGROUND);
  return mean(activities.flatMap(({ averagePrecision: ap }) => (ap === null ? [] : [ap])));
}
