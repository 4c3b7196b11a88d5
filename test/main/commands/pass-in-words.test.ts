/** A pass of training in one line. */
import { describe, expect, it } from 'vitest';
import { lossInWords, passInWords, sparkline } from '../../../main/commands/pass-in-words.ts';
import type { EpochReport } from '../../../model/training/report.ts';

const report: EpochReport = {
  epoch: 3,
  loss: 0.4123,
  accuracy: 0.871,
  gradientNorm: { before: 1.84, after: 1.5 },
  stateGradientNorms: [
    [1, 1, 1, 1],
    [0, 1e-9, 0.01, 1],
  ],
  gateMeans: [
    { z: 0.312, r: 0.54 },
    { z: 0.5, r: 1 },
  ],
  heldOut: null,
  framesPerSecond: 2100.4,
};

describe('a pass', () => {
  it('says how it goes, how far gradients reach in the top layer, and how the gates stand', () => {
    expect(passInWords({ report, epochs: 12, isBest: false })).toBe(
      'pass 3 of 12  loss 0.412  right 87.1 %  ‖g‖ 1.8 → 1.5  ‖dL/dh‖ ·▁▄█  z .31/.50 r .54/1.00  2100 frames/s',
    );
  });

  it('says what held-out clips say of it', () => {
    const held = { ...report, heldOut: { loss: 0.5, accuracy: 0.8 } };
    expect(passInWords({ report: held, epochs: 12, isBest: true })).toContain(
      '  held out 0.500, 80.0 %, the best  ',
    );
    expect(passInWords({ report: held, epochs: 12, isBest: false })).toContain(
      '  held out 0.500, 80.0 %  ',
    );
  });

  it('leaves out what a cell has not', () => {
    const bare = { ...report, stateGradientNorms: [], gateMeans: [{}] };
    expect(passInWords({ report: bare, epochs: 3, isBest: false })).toBe(
      'pass 3 of 3  loss 0.412  right 87.1 %  ‖g‖ 1.8 → 1.5  2100 frames/s',
    );
  });
});

describe('a sparkline', () => {
  it.each<[string, number[], string]>([
    ['half a power of ten a bar', [1e-4, 1e-3, 1e-2, 1e-1, 1], '▁▂▄▆█'],
    ['from left to right in time', [1, 1e-2], '█▄'],
    ['never below the lowest bar', [1e-30, 1], '▁█'],
    ['nothing at all', [0, 0], '··'],
    ['of no steps', [], ''],
  ])('draws %s', (_, values, drawn) => {
    expect(sparkline(values)).toBe(drawn);
  });

  it('averages what has no column of its own', () => {
    const values = Array.from({ length: 128 }, (_, t) => (t < 64 ? 1e-3 : 1));
    expect(sparkline(values)).toBe('▂▂▂▂▂▂██████');
  });
});

it.each([
  [0.5, '0.500'],
  [0.00044, '0.00044'],
  [1.9e16, '1.9e+16'],
  [0, '0.0'],
])('a loss of %d is %s', (loss, words) => {
  expect(lossInWords(loss)).toBe(words);
});
