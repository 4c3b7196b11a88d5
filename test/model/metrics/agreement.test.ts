/** Agreement of two labellers: kappa against scikit-learn's numbers, overlap of segments, where they differ. */
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agreementOf } from '../../../model/metrics/agreement.ts';
import { differencesOf } from '../../../model/metrics/differences.ts';

interface Golden {
  readonly cases: readonly {
    readonly classes: number;
    readonly a: readonly number[];
    readonly b: readonly number[];
    readonly expected: {
      readonly frames: number;
      readonly kappa: number | null;
      readonly perClass: readonly (number | null)[];
      readonly confusion: readonly (readonly number[])[];
    };
  }[];
}

const golden = JSON.parse(
  readFileSync(new URL('../../golden/agreement.json', import.meta.url), 'utf8'),
) as Golden;

const pairOf = (a: readonly number[], b: readonly number[]) => ({
  a: Int32Array.from(a),
  b: Int32Array.from(b),
});

function expectClose(found: number | null, expected: number | null): void {
  if (expected === null) expect(found).toBeNull();
  else expect(found).toBeCloseTo(expected, 12);
}

describe("Cohen's kappa", () => {
  it.each(golden.cases.map((one, i) => [i, one] as const))(
    'is that of scikit-learn, %i',
    (_, one) => {
      const found = agreementOf([pairOf(one.a, one.b)], one.classes);
      expect(found.frames).toBe(one.expected.frames);
      expect(found.confusion).toEqual(one.expected.confusion);
      expectClose(found.kappa, one.expected.kappa);
      one.expected.perClass.forEach((kappa, i) => {
        expectClose(found.perClass[i]?.kappa ?? null, kappa);
      });
    },
  );

  it('adds clips up as if they were one', () => {
    const [one, two] = [pairOf([0, 1, 1, 2], [0, 1, 2, 2]), pairOf([2, 2, 0], [2, 0, 0])];
    const joined = pairOf([...one.a, ...two.a], [...one.b, ...two.b]);
    expect(agreementOf([one, two], 3).kappa).toBe(agreementOf([joined], 3).kappa);
  });

  it('is the same whoever is named first', () => {
    const values = fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(values, values, (a, b) => {
        const [there, back] = [agreementOf([pairOf(a, b)], 4), agreementOf([pairOf(b, a)], 4)];
        expectClose(there.kappa, back.kappa);
        expect(there.agreed).toBe(back.agreed);
      }),
    );
  });
});

describe('segments', () => {
  it('agree where the same class overlaps enough, the background aside', () => {
    const a = [0, 0, 0, 0, 2, 2, 1, 1, 1, 1];
    const b = [0, 0, 2, 2, 2, 2, 1, 1, 1, 1];
    const { segmentF1 } = agreementOf([pairOf(a, b)], 3, new Set([2]));
    expect(segmentF1).toEqual({ '0.10': 100, '0.25': 100, '0.50': 100 });
    const c = [0, 2, 2, 2, 2, 2, 1, 1, 1, 1];
    const shorter = agreementOf([pairOf(a, c)], 3, new Set([2]));
    expect(shorter.segmentF1).toEqual({ '0.10': 100, '0.25': 100, '0.50': 50 });
  });

  it('are none where nobody labelled', () => {
    const nobody = agreementOf([pairOf([-1, -1], [-1, 0])], 1);
    expect(nobody).toMatchObject({ frames: 0, kappa: null, segmentF1: { '0.50': null } });
  });
});

describe('differences', () => {
  it('are the stretches on which the two say something else', () => {
    const found = differencesOf(pairOf([0, 0, 1, 1, -1, -1, 2], [0, 1, 1, 0, 0, -1, 2]));
    expect(found).toEqual([
      { startFrame: 1, endFrame: 2, a: 0, b: 1 },
      { startFrame: 3, endFrame: 4, a: 1, b: 0 },
      { startFrame: 4, endFrame: 5, a: -1, b: 0 },
    ]);
  });

  it('of a set with itself, or of nothing, are none', () => {
    expect(differencesOf(pairOf([0, 1, -1], [0, 1, -1]))).toEqual([]);
    expect(differencesOf(pairOf([], []))).toEqual([]);
  });
});
