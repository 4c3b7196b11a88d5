/** Frame metrics against scikit-learn, quantiles against NumPy, edit distance against RapidFuzz. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { levenshtein } from '../../../model/metrics/edit-score.ts';
import { figuresOf } from '../../../model/metrics/figures.ts';
import { addCounts } from '../../../model/metrics/counts.ts';
import { quantile } from '../../../model/metrics/quantile.ts';
import { meanAveragePrecision, measureTrack } from '../../../model/metrics/track-metrics.ts';
import { sequence } from './sequences.ts';

interface Golden {
  readonly frames: readonly {
    readonly classes: number;
    readonly truth: readonly number[];
    readonly predicted: readonly number[];
    readonly scores: readonly (readonly number[])[];
    readonly expected: {
      readonly accuracy: number;
      readonly macroF1: number;
      readonly precision: readonly (number | null)[];
      readonly recall: readonly (number | null)[];
      readonly f1: readonly (number | null)[];
      readonly support: readonly number[];
      readonly confusion: readonly (readonly number[])[];
      readonly averagePrecision: readonly (number | null)[];
      readonly mAP: number;
    };
  }[];
  readonly edits: readonly {
    readonly a: readonly number[];
    readonly b: readonly number[];
    readonly distance: number;
  }[];
  readonly quantiles: readonly {
    readonly values: readonly number[];
    readonly quantiles: readonly (readonly [number, number])[];
  }[];
}

const golden = JSON.parse(
  readFileSync(new URL('../../golden/metrics.json', import.meta.url), 'utf8'),
) as Golden;

const close = (value: number | null): unknown =>
  value === null ? null : expect.closeTo(value, 12);

describe('frame metrics equal scikit-learn', () => {
  it.each(golden.frames.map((frameCase, i) => [i, frameCase] as const))('case %i', (_, given) => {
    const { expected } = given;
    const classes = Array.from({ length: given.classes }, (_, c) => `class-${c}`);
    const truth = Int32Array.from(given.truth);
    const cut = 37;
    const parts = [0, cut].map((from, i) => {
      const to = i === 0 ? cut : truth.length;
      const predicted = Int32Array.from(given.predicted.slice(from, to));
      const scores = given.scores.slice(from, to);
      return sequence(truth.slice(from, to), predicted, { classCount: given.classes, scores });
    });
    const { counts, perClass, confusion } = measureTrack({ id: 't', classes }, parts);
    const figures = figuresOf(counts.reduce(addCounts));

    expect(figures.frameAccuracy).toBeCloseTo(expected.accuracy, 12);
    expect(figures.macroF1).toBeCloseTo(expected.macroF1, 12);
    expect(meanAveragePrecision(perClass)).toBeCloseTo(expected.mAP, 12);
    expect(confusion).toEqual(expected.confusion);
    expect(perClass.map(({ support }) => support)).toEqual(expected.support);
    for (const key of ['precision', 'recall', 'f1', 'averagePrecision'] as const) {
      expect(perClass.map((each) => each[key])).toEqual(expected[key].map(close));
    }
  });
});

it('the edit distance equals RapidFuzz', () => {
  expect(golden.edits.map(({ a, b }) => levenshtein(a, b))).toEqual(
    golden.edits.map(({ distance }) => distance),
  );
  expect(golden.edits.length).toBeGreaterThan(5);
});

it('quantiles equal NumPy', () => {
  for (const { values, quantiles } of golden.quantiles) {
    for (const [q, expected] of quantiles) expect(quantile(values, q)).toBeCloseTo(expected, 10);
  }
  expect(quantile([], 0.5)).toBeNull();
});
