/** The comparison of two passes and the rule on it, on passes of the test's own. */
import { describe, expect, it } from 'vitest';
import type { SelfTestFigures } from '../../../../contract/self-test.ts';
import { comparePasses, type Pass } from '../../../../renderer/media/self-test/compare-passes.ts';
import {
  MIN_COSINE,
  MIN_EQUAL_LABELS,
  refusal,
  verdictOn,
} from '../../../../renderer/media/self-test/verdict.ts';

const FRAMES = 1000;

function pass(change: Partial<Pass> = {}): Pass {
  return {
    rows: Array.from({ length: FRAMES / 2 }, (_, i) => Float32Array.of(1, i, 2)),
    ms: Array.from({ length: FRAMES / 2 }, () => 8),
    labels: Array.from({ length: FRAMES }, (_, i) => [i < 500 ? 'sit' : 'walk', null]),
    ...change,
  };
}

const labelsWithFaults = (count: number) =>
  pass().labels.map((tracks, i) => (i < count ? [tracks[0] ?? null, 'other'] : tracks));

describe('two passes', () => {
  it('that are the same agree in everything', () => {
    const figures = comparePasses(pass(), pass({ ms: [1, 2, 9] }));
    expect(figures).toMatchObject({ ticks: 500, frames: FRAMES, equalLabels: 1 });
    expect(figures).toMatchObject({ referenceMs: 8, candidateMs: 2 });
    expect(figures.minCosine).toBeCloseTo(1, 12);
    expect(figures.meanCosine).toBeCloseTo(1, 12);
  });

  it('are held against each other at their worst row, and in every track', () => {
    const rows = pass().rows.map((row, i) => (i === 7 ? Float32Array.of(1, -7, 2) : row));
    const figures = comparePasses(pass(), pass({ rows, labels: labelsWithFaults(6) }));
    expect(figures.minCosine).toBeCloseTo((1 - 49 + 4) / (1 + 49 + 4), 6);
    expect(figures.meanCosine).toBeGreaterThan(0.99);
    expect(figures.equalLabels).toBe(0.994);
  });

  it('of different lengths differ where one has nothing', () => {
    const short = pass({ rows: pass().rows.slice(1), labels: pass().labels.slice(0, 900) });
    for (const figures of [comparePasses(pass(), short), comparePasses(short, pass())]) {
      expect(figures).toMatchObject({ ticks: 500, frames: FRAMES, minCosine: 0, equalLabels: 0.9 });
    }
  });
});

describe('the verdict', () => {
  const figures: SelfTestFigures = {
    ticks: 500,
    frames: FRAMES,
    minCosine: MIN_COSINE,
    meanCosine: 1,
    equalLabels: MIN_EQUAL_LABELS,
    referenceMs: 20,
    candidateMs: 40,
  };

  it('passes what just reaches both bounds, however slow', () => {
    expect(verdictOn(figures)).toMatchObject({ isPassed: true, figures });
  });

  it.each([
    ['a row', { minCosine: 0.99899 }, 'cosine of 0.9989 at worst, and 0.999 is needed'],
    [
      'labels',
      { equalLabels: 0.9949 },
      'only 99.4 % of the frames get the same labels, and 99.5 % must',
    ],
    ['nothing to compare', { ticks: 0, minCosine: 0 }, 'cosine of 0 at worst'],
    ['no number', { minCosine: NaN }, 'cosine of NaN'],
  ])('fails for %s', (_what, change, words) => {
    const verdict = verdictOn({ ...figures, ...change });
    expect(verdict.isPassed).toBe(false);
    expect(verdict.message).toContain(words);
  });

  it('on what could not be asked is one sentence', () => {
    expect(refusal('divide by zero.')).toEqual({
      isPassed: false,
      message:
        'The graphics processor cannot be used for watching here (divide by zero): the processor goes on doing it.',
      figures: null,
    });
  });
});
