/** From what was said about each clip to every figure `longtake eval` reports. */
import type { TrackOutputs } from '../../../contract/track.ts';
import { bootstrapIntervals } from '../../../model/metrics/bootstrap.ts';
import { blockDiagonal } from '../../../model/metrics/confusion.ts';
import {
  addCounts,
  countSequence,
  joinTracks,
  type Counts,
} from '../../../model/metrics/counts.ts';
import { figuresOf, ratio, type Figures } from '../../../model/metrics/figures.ts';
import { rawPrediction } from '../../../model/metrics/raw-prediction.ts';
import { recoveries } from '../../../model/metrics/recovery.ts';
import { quantile } from '../../../model/metrics/quantile.ts';
import type { Sequence } from '../../../model/metrics/sequence.ts';
import {
  delayFigures,
  meanAveragePrecision,
  measureTrack,
  poolDelays,
  type TrackMeasurements,
} from '../../../model/metrics/track-metrics.ts';
import type {
  BaselineFigures,
  ClipOutcome,
  FigureIntervals,
  Metrics,
  StreamFigures,
} from './evaluation-types.ts';

export interface MeasureOptions {
  readonly seed: number;
  readonly resamples?: number;
}

/** Sequences of track t, one per clip. */
const sequencesOfTrack = (outcomes: readonly ClipOutcome[], t: number): Sequence[] =>
  outcomes.flatMap(({ sequences }) => sequences.slice(t, t + 1));

/** [tracks][clips] to one pooled Counts per clip. */
function poolPerClip(counts: readonly (readonly Counts[])[]): Counts[] {
  const [first = [], ...others] = counts;
  return others.reduce<readonly Counts[]>(
    (pooled, track) =>
      pooled.flatMap((clip, i) => track.slice(i, i + 1).map((other) => joinTracks(clip, other))),
    first,
  ) as Counts[];
}

function intervalsOf(units: readonly Counts[], options: MeasureOptions): FigureIntervals {
  const flat = ({ frameAccuracy, clipAccuracy, macroF1, edit, segmentF1 }: Figures) => [
    frameAccuracy,
    clipAccuracy,
    macroF1,
    edit,
    ...Object.values(segmentF1),
  ];
  const [frameAccuracy, clipAccuracy, macroF1, edit, low, middle, high] = bootstrapIntervals(
    units,
    (sample) => flat(figuresOf(sample.reduce(addCounts))),
    options,
  );
  return {
    frameAccuracy: frameAccuracy ?? null,
    clipAccuracy: clipAccuracy ?? null,
    macroF1: macroF1 ?? null,
    edit: edit ?? null,
    segmentF1: { '0.10': low ?? null, '0.25': middle ?? null, '0.50': high ?? null },
  };
}

function frameAccuracyOf(sequences: readonly Sequence[]): number | null {
  const counts = sequences.map((sequence) => countSequence(sequence, new Set()));
  const sum = (pick: (c: Counts) => number): number =>
    counts.reduce((total, c) => total + pick(c), 0);
  return ratio(
    sum((c) => c.right),
    sum((c) => c.labelled),
  );
}

function metricsOf(
  measurements: readonly TrackMeasurements[],
  outcomes: readonly ClipOutcome[],
  sequences: readonly Sequence[],
  options: MeasureOptions,
): Metrics {
  const units = poolPerClip(measurements.map(({ counts }) => counts));
  const summed = units.reduce(addCounts);
  const perClass = measurements.flatMap((each) => each.perClass);
  return {
    clips: outcomes.length,
    frames: outcomes.reduce((sum, o) => sum + (o.sequences[0]?.truth.length ?? 0), 0),
    labelledFrames: summed.labelled,
    ...figuresOf(summed),
    mAP: meanAveragePrecision(perClass),
    delayMs: delayFigures(poolDelays(measurements.map(({ delays }) => delays))),
    rawFrameAccuracy: frameAccuracyOf(sequences.map(rawPrediction)),
    intervals: intervalsOf(units, options),
    perClass,
    confusion: blockDiagonal(measurements.map(({ confusion }) => confusion)),
  };
}

/** Overall figures pool all (clip, track) pairs: with one track they are that track's. At least one outcome. */
export function measureOutcomes(
  tracks: readonly TrackOutputs[],
  outcomes: readonly ClipOutcome[],
  options: MeasureOptions,
): { readonly overall: Metrics; readonly tracks: Readonly<Record<string, Metrics>> } {
  const perTrack = tracks.map((track, t) => {
    const sequences = sequencesOfTrack(outcomes, t);
    return { id: track.id, sequences, measured: measureTrack(track, sequences) };
  });
  const overall = metricsOf(
    perTrack.map(({ measured }) => measured),
    outcomes,
    perTrack.flatMap(({ sequences }) => sequences),
    options,
  );
  const each = perTrack.map(({ id, measured, sequences }): [string, Metrics] => [
    id,
    perTrack.length === 1 ? overall : metricsOf([measured], outcomes, sequences, options),
  ]);
  return { overall, tracks: Object.fromEntries(each) };
}

/**
 * Over the classes of all tracks, as in a model's own figures. At least one outcome.
 * @param prediction `raw`: by the network's own likeliest class; `steady`: by the smoothed label.
 */
export function baselineFigures(
  outcomes: readonly ClipOutcome[],
  prediction: 'raw' | 'steady',
): BaselineFigures {
  const said = (sequence: Sequence) => (prediction === 'raw' ? rawPrediction(sequence) : sequence);
  const perTrack = (outcomes[0]?.sequences ?? []).map((_, t) =>
    sequencesOfTrack(outcomes, t).map((sequence) => countSequence(said(sequence), new Set())),
  );
  const { frameAccuracy, clipAccuracy, macroF1 } = figuresOf(
    poolPerClip(perTrack).reduce(addCounts),
  );
  return { frameAccuracy, clipAccuracy, macroF1 };
}

/** `streams`: one per model run (fold) and track; boundaries lie within each. */
export function streamFigures(streams: readonly (readonly Sequence[])[]): StreamFigures {
  const found = streams.map(recoveries);
  const recoveriesMs = found.flatMap((each) => each.recoveriesMs);
  const neverRecovered = found.reduce((sum, each) => sum + each.never, 0);
  return {
    frameAccuracy: frameAccuracyOf(streams.flat()),
    recoveryMs: quantile(recoveriesMs, 0.5),
    boundaries: recoveriesMs.length + neverRecovered,
    neverRecovered,
  };
}
