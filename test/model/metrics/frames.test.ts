/** What happens to frames without a label or a prediction, and figures that look at time. */
import { describe, expect, it } from 'vitest';
import { averagePrecision } from '../../../model/metrics/average-precision.ts';
import { bootstrapIntervals } from '../../../model/metrics/bootstrap.ts';
import { clipVerdict } from '../../../model/metrics/clip-verdict.ts';
import { blockDiagonal, confusionMatrix } from '../../../model/metrics/confusion.ts';
import {
  addCounts,
  countSequence,
  joinTracks,
  type Counts,
} from '../../../model/metrics/counts.ts';
import { detectionDelays } from '../../../model/metrics/detection-delay.ts';
import { figuresOf } from '../../../model/metrics/figures.ts';
import { rawPrediction } from '../../../model/metrics/raw-prediction.ts';
import { recoveries } from '../../../model/metrics/recovery.ts';
import {
  delayFigures,
  meanAveragePrecision,
  measureTrack,
} from '../../../model/metrics/track-metrics.ts';
import { frames, sequence } from './sequences.ts';

const none = new Set<number>();

describe('masking', () => {
  it('an unlabelled frame counts nowhere, a frame without prediction counts as wrong', () => {
    const counts = countSequence(sequence(frames('0011..'), frames('0.1011')), none);
    expect(counts).toMatchObject({
      labelled: 4,
      right: 2,
      truePositives: [1, 1, 0, 0],
      predicted: [2, 1, 0, 0],
      support: [2, 2, 0, 0],
    });
    expect(confusionMatrix([sequence(frames('0011..'), frames('0.1011'))], 2)).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it('without any label every figure is null', () => {
    expect(figuresOf(countSequence(sequence(frames('...'), frames('000')), none))).toEqual({
      frameAccuracy: null,
      clipAccuracy: null,
      macroF1: null,
      segmentF1: { '0.10': null, '0.25': null, '0.50': null },
      edit: null,
    });
  });
});

describe('average precision', () => {
  it('ranks 1, 3 right of three: (1/1 + 2/3) / 2', () => {
    const ap = averagePrecision(Float64Array.of(0.9, 0.8, 0.7), Uint8Array.of(1, 0, 1));
    expect(ap).toBeCloseTo(5 / 6, 12);
  });

  it('equal scores are one threshold, whatever their order', () => {
    const scores = Float64Array.of(0.5, 0.5, 0.5, 0.5);
    expect(averagePrecision(scores, Uint8Array.of(1, 0, 0, 0))).toBe(0.25);
    expect(averagePrecision(scores, Uint8Array.of(0, 0, 0, 1))).toBe(0.25);
  });

  it('is undefined without a positive frame', () => {
    expect(averagePrecision(Float64Array.of(0.1), Uint8Array.of(0))).toBeNull();
  });

  it('leaves the background out of the mean, and absent classes', () => {
    const measured = measureTrack({ id: 't', classes: ['background', 'walk', 'absent'] }, [
      sequence(frames('0011'), frames('1100'), { classCount: 3 }),
    ]);
    expect(measured.perClass.map((each) => each.averagePrecision)).toEqual([0.5, 0.5, null]);
    const [background, ...others] = measured.perClass;
    expect(meanAveragePrecision([{ ...background!, averagePrecision: 0.1 }, ...others])).toBe(0.5);
  });
});

describe('clip verdict', () => {
  it('is the argmax of the mean probability over labelled frames, not the commonest frame', () => {
    const scores = [
      [0.55, 0.45],
      [0.55, 0.45],
      [0.0, 1.0],
      [1.0, 0.0],
    ];
    const clip = sequence(frames('000.'), frames('0010'), { classCount: 2, scores });
    expect(clipVerdict(clip)).toEqual({ truth: 0, predicted: 1 });
  });

  it('counts a clip that was never told as wrong, one nobody labelled not at all', () => {
    const silent = countSequence(sequence(frames('000'), frames('...')), none);
    expect(silent).toMatchObject({ clipsRight: 0, clipsLabelled: 1 });
    const unlabelled = countSequence(sequence(frames('...'), frames('000')), none);
    expect(unlabelled).toMatchObject({ clipsRight: 0, clipsLabelled: 0 });
  });
});

describe('detection delay', () => {
  it('runs from the start of each true segment; a segment never named is counted apart', () => {
    const delays = detectionDelays(sequence(frames('0000 1111 2222'), frames('0000 0011 1111')));
    expect(delays).toEqual({ delaysMs: [0, 200], missed: 1 });
    expect(delayFigures(delays)).toEqual({ median: 100, p95: 190, segments: 3, missed: 1 });
  });

  it('has no delay for the background', () => {
    const sequences = [sequence(frames('0011'), frames('0001'), { classCount: 2 })];
    const { delays } = measureTrack({ id: 't', classes: ['background', 'walk'] }, sequences);
    expect(delays).toEqual({ delaysMs: [100], missed: 0 });
  });
});

describe('recovery', () => {
  it('leaves the first clip out, starts at the first labelled frame and counts those that never come right', () => {
    const joined = ['0000', '1111', '..00', '2222', '....'].map((truth, i) =>
      sequence(frames(truth), frames(['1110', '0011', '1110', '0000', '1111'][i]!)),
    );
    expect(recoveries(joined)).toEqual({ recoveriesMs: [200, 100], never: 1 });
  });
});

it('the raw prediction is the argmax of the frame’s own softmax', () => {
  const scores = [
    [0.4, 0.6],
    [0.7, 0.3],
  ];
  const clip = sequence(frames('01'), frames('00'), { classCount: 2, scores });
  expect([...rawPrediction(clip).predicted]).toEqual([1, 0]);
});

describe('pooling tracks', () => {
  it('puts their classes side by side and everything else in one sum', () => {
    const a = countSequence(sequence(frames('0011'), frames('0011'), { classCount: 2 }), none);
    const b = countSequence(sequence(frames('0000'), frames('1111'), { classCount: 2 }), none);
    const pooled = joinTracks(a, b);
    expect(pooled).toMatchObject({ labelled: 8, right: 4, support: [2, 2, 4, 0] });
    expect(figuresOf(pooled)).toMatchObject({
      frameAccuracy: 0.5,
      clipAccuracy: 0.5,
      macroF1: 2 / 3,
      edit: 50,
    });
  });

  it('their confusion matrices never mix', () => {
    expect(
      blockDiagonal([
        [
          [1, 2],
          [3, 4],
        ],
        [[5]],
      ]),
    ).toEqual([
      [1, 2, 0],
      [3, 4, 0],
      [0, 0, 5],
    ]);
  });
});

describe('bootstrap', () => {
  const clips = [10, 9, 10, 4, 8, 10, 7, 10, 3, 9].map((right) =>
    countSequence(
      sequence(frames('0'.repeat(10)), frames('0'.repeat(right) + '1'.repeat(10 - right))),
      none,
    ),
  );
  const accuracy = (sample: readonly Counts[]): (number | null)[] => [
    figuresOf(sample.reduce(addCounts)).frameAccuracy,
  ];

  it('is the same for the same seed, and holds the estimate', () => {
    const [once] = bootstrapIntervals(clips, accuracy, { seed: 1 });
    expect(bootstrapIntervals(clips, accuracy, { seed: 1 })).toEqual([once]);
    expect(bootstrapIntervals(clips, accuracy, { seed: 2 })).not.toEqual([once]);
    expect(once!.low).toBeLessThan(0.8);
    expect(once!.high).toBeGreaterThan(0.8);
  });

  it('is as wide as the normal approximation of the mean says', () => {
    const [interval] = bootstrapIntervals(clips, accuracy, { seed: 3, resamples: 4000 });
    const values = [10, 9, 10, 4, 8, 10, 7, 10, 3, 9].map((right) => right / 10);
    const variance = values.reduce((sum, v) => sum + (v - 0.8) ** 2, 0) / values.length;
    const width = 2 * 1.96 * Math.sqrt(variance / values.length);
    expect((interval!.high - interval!.low) / width).toBeCloseTo(1, 1);
  });

  it('says nothing about a single clip', () => {
    expect(bootstrapIntervals(clips.slice(0, 1), accuracy, { seed: 1 })).toEqual([null]);
  });
});
