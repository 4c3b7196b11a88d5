/** What is said of work in the background and of a self-test, in words. */
import { describe, expect, it } from 'vitest';
import type { SelfTestFigures } from '../../../contract/self-test.ts';
import type { ReExtraction } from '../../../contract/window/re-extraction.ts';
import { badgeWords, statusWords } from '../../../renderer/views/re-extraction-words.ts';
import { figuresInWords } from '../../../renderer/views/settings/self-test-words.ts';
import { timeLeftInWords } from '../../../renderer/views/time-left.ts';

it.each([
  [null, ''],
  [1, 'a few seconds left'],
  [21, 'about 25 s left'],
  [89, 'about 90 s left'],
  [91, 'about 2 min left'],
  [5399, 'about 2 h left'],
  [3600, 'about 60 min left'],
])('%s seconds are "%s"', (seconds, words) => {
  expect(timeLeftInWords(seconds)).toBe(words);
});

describe('extracting anew', () => {
  const state: ReExtraction = {
    phase: 'running',
    extractor: 'coral',
    clips: 12,
    clipsDone: 3,
    share: 0.278,
    secondsLeft: 100,
    problems: [],
    message: null,
  };

  it.each([
    [{}, 'Features 27 %, about 2 min left'],
    [{ secondsLeft: null }, 'Features 27 %'],
    [{ phase: 'waiting' }, 'Features 27 %, waiting'],
    [{ phase: 'failed' }, 'Features not extracted'],
    [{ phase: 'done' }, null],
    [{ phase: 'cancelled' }, null],
  ] as const)('%j is "%s" in the bar', (change, words) => {
    expect(badgeWords({ ...state, ...change })).toBe(words);
  });

  it.each([
    [{}, 'Extracting features with coral: 3 of 12 clips, about 2 min left.'],
    [{ clips: 0, clipsDone: 0 }, 'Looking which clips lack features of coral.'],
    [
      { phase: 'waiting' },
      'Features of coral are to be extracted (3 of 12 clips); that waits while you watch.',
    ],
    [{ phase: 'failed', message: 'The disk is full.' }, 'The disk is full.'],
    [{ phase: 'done' }, 'Every clip has features of coral.'],
    [{ phase: 'done', problems: ['One.'] }, 'Every clip that can be read has features of coral.'],
  ] as const)('%j is "%s" in full', (change, words) => {
    expect(statusWords({ ...state, ...change })).toBe(words);
  });
});

describe('the figures of a self-test', () => {
  const figures: SelfTestFigures = {
    ticks: 450,
    frames: 900,
    minCosine: 0.999_949,
    meanCosine: 0.999_99,
    equalLabels: 0.9989,
    referenceMs: 28,
    candidateMs: 8,
  };

  it('say how well both agree, and how fast each is', () => {
    expect(figuresInWords(figures)).toBe(
      'Features agree with a cosine of 0.99994 at worst, 99.8 % of 900 frames get the same label, and a frame takes 8.0 ms instead of 28.0 ms (3.5 times as fast).',
    );
  });

  it.each([
    [28, '(as fast)'],
    [56, '(2.0 times as slow)'],
    [0, '(too quick to compare)'],
  ])('say it for %d ms, too', (candidateMs, words) => {
    expect(figuresInWords({ ...figures, candidateMs })).toContain(words);
  });
});
