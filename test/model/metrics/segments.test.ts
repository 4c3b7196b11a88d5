/** Segmental metrics against tables worked out by hand, and by their properties. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSequence, addCounts } from '../../../model/metrics/counts.ts';
import { editScore } from '../../../model/metrics/edit-score.ts';
import { figuresOf } from '../../../model/metrics/figures.ts';
import { f1OfMatches, matchSegments } from '../../../model/metrics/segment-f1.ts';
import { runsOf } from '../../../model/metrics/segments.ts';
import { frames, sequence } from './sequences.ts';

const BACKGROUND_IS_3: ReadonlySet<number> = new Set([3]);

describe('runs', () => {
  it.each([
    [
      '000111',
      '000111',
      [
        [0, 0, 3],
        [1, 3, 6],
      ],
    ],
    [
      '00..00',
      '000000',
      [
        [0, 0, 2],
        [0, 4, 6],
      ],
    ],
    [
      '000000',
      '0.0000',
      [
        [0, 0, 1],
        [0, 2, 6],
      ],
    ],
    [
      '003300',
      '003300',
      [
        [0, 0, 2],
        [0, 4, 6],
      ],
    ],
    ['......', '010101', []],
    ['0', '0', [[0, 0, 1]]],
    ['', '', []],
  ])('truth %s, values %s', (truth, values, expected) => {
    const runs = runsOf(frames(values), frames(truth), BACKGROUND_IS_3);
    expect(runs.map((r) => [r.classIndex, r.startFrame, r.endFrame])).toEqual(expected);
  });
});

/** truth, prediction, then [TP, FP, FN] at IoU 0.10, 0.25, 0.50, worked out by hand. */
const matchTable = [
  // One perfect segment each.
  ['0000 1111', '0000 1111', [2, 0, 0], [2, 0, 0], [2, 0, 0]],
  // IoU of class 0: 2/4; of class 1: 4/6. A threshold that is met exactly counts.
  ['0000 1111', '0011 1111', [2, 0, 0], [2, 0, 0], [2, 0, 0]],
  // IoU of class 0: 1/4; of class 1: 4/7.
  ['0000 1111', '0111 1111', [2, 0, 0], [2, 0, 0], [1, 1, 1]],
  // One true segment broken in two (4/10 and 5/10): it can be claimed once only, the other half is false.
  ['0000000000', '0000100000', [1, 2, 0], [1, 2, 0], [1, 2, 0]],
  // Class never said; class said where it is not.
  ['00001111', '00002222', [1, 1, 1], [1, 1, 1], [1, 1, 1]],
  // Nothing said at all.
  ['00001111', '........', [0, 0, 2], [0, 0, 2], [0, 0, 2]],
  // Background (3) makes no segments on either side.
  ['33330000', '33330033', [1, 0, 0], [1, 0, 0], [1, 0, 0]],
  // Said only where nobody looked: ignored.
  ['0000....', '00001111', [1, 0, 0], [1, 0, 0], [1, 0, 0]],
] as const;

describe('segment matches', () => {
  it.each(matchTable)('truth %s, said %s', (truth, said, ...expected) => {
    const trueRuns = runsOf(frames(truth), frames(truth), BACKGROUND_IS_3);
    const saidRuns = runsOf(frames(said), frames(truth), BACKGROUND_IS_3);
    const matches = [0.1, 0.25, 0.5].map((iou) => matchSegments(saidRuns, trueRuns, iou));
    expect(matches.map((m) => [m.truePositives, m.falsePositives, m.falseNegatives])).toEqual(
      expected,
    );
  });

  it('a broken segment: F1@0.50 = 2*1 / (2*1 + 2 + 0)', () => {
    const truth = runsOf(frames('0000000000'), frames('0000000000'));
    const said = runsOf(frames('0000100000'), frames('0000000000'));
    expect(f1OfMatches(matchSegments(said, truth, 0.5))).toBe(50);
  });

  it('is undefined without a segment on either side', () => {
    expect(f1OfMatches(matchSegments([], [], 0.5))).toBeNull();
    expect(editScore([], [])).toBeNull();
  });
});

describe('edit score', () => {
  it.each([
    ['001122', '012222', 100], // only the order counts
    ['000111', '010111', 50], // 0,1 against 0,1,0,1: two insertions of four
    ['000111', '000222', 50], // one substitution of two
    ['000111', '111000', 0], // 0,1 against 1,0: distance two of two
    ['012012', '000000', 100 / 6],
    ['000000', '......', 0],
  ])('truth %s, said %s: %d', (truth, said, expected) => {
    const trueRuns = runsOf(frames(truth), frames(truth));
    const saidRuns = runsOf(frames(said), frames(truth));
    expect(editScore(saidRuns, trueRuns)).toBeCloseTo(expected, 10);
  });
});

describe('properties', () => {
  const classes = fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 1, maxLength: 60 });
  const pair = fc.array(fc.tuple(fc.integer({ min: -1, max: 3 }), fc.integer({ min: 0, max: 3 })), {
    minLength: 1,
    maxLength: 60,
  });
  const measure = (truth: Int32Array, said: Int32Array, ignored = new Set<number>()) =>
    figuresOf(countSequence(sequence(truth, said), ignored));

  it('a perfect prediction scores 1 and 100 everywhere', () => {
    fc.assert(
      fc.property(classes, (values) => {
        fc.pre(values.some((c) => c >= 0));
        const truth = Int32Array.from(values);
        expect(measure(truth, truth)).toEqual({
          frameAccuracy: 1,
          clipAccuracy: 1,
          macroF1: expect.closeTo(1, 12) as unknown,
          segmentF1: { '0.10': 100, '0.25': 100, '0.50': 100 },
          edit: 100,
        });
      }),
    );
  });

  it('stays in range, and a stricter overlap never scores higher', () => {
    fc.assert(
      fc.property(pair, (values) => {
        fc.pre(values.some(([t]) => t >= 0));
        const { segmentF1, edit, frameAccuracy, macroF1 } = measure(
          Int32Array.from(values, ([t]) => t),
          Int32Array.from(values, ([, p]) => p),
        );
        const f1s = [segmentF1['0.10'], segmentF1['0.25'], segmentF1['0.50']].map(Number);
        expect(f1s).toEqual([...f1s].sort((a, b) => b - a));
        for (const percent of [edit, ...f1s]) {
          expect(percent).toBeGreaterThanOrEqual(0);
          expect(percent).toBeLessThanOrEqual(100);
        }
        expect(frameAccuracy).toBeGreaterThanOrEqual(0);
        expect(macroF1).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('renaming the classes changes nothing', () => {
    const renaming = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    fc.assert(
      fc.property(pair, renaming, (values, names) => {
        const rename = (c: number): number => names[c] ?? -1;
        const truth = Int32Array.from(values, ([t]) => t);
        const said = Int32Array.from(values, ([, p]) => p);
        const background = new Set([2]);
        const before = measure(truth, said, background);
        const after = measure(truth.map(rename), said.map(rename), new Set([rename(2)]));
        // A clip's class may tie, and ties go to the lower index: that figure alone knows about order.
        expect({ ...after, clipAccuracy: null, macroF1: after.macroF1?.toFixed(9) }).toEqual({
          ...before,
          clipAccuracy: null,
          macroF1: before.macroF1?.toFixed(9),
        });
      }),
    );
  });

  it('the order of clips changes nothing', () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 5 }), (clips) => {
        const counts = clips.map((values) =>
          countSequence(
            sequence(
              Int32Array.from(values, ([t]) => t),
              Int32Array.from(values, ([, p]) => p),
            ),
            new Set(),
          ),
        );
        const { edit, ...forward } = figuresOf(counts.reduce(addCounts));
        const { edit: reverseEdit, ...reverse } = figuresOf(counts.toReversed().reduce(addCounts));
        expect(reverse).toEqual(forward);
        expect(reverseEdit?.toFixed(9)).toEqual(edit?.toFixed(9));
      }),
    );
  });
});
