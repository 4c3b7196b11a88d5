/** How far two people, or a person and a model, agree on a clip: Cohen's kappa, overlap of segments, where they differ. */
import { f1OfMatches, IOU_KEYS, IOU_THRESHOLDS, matchSegments, type IouKey } from './segment-f1.ts';
import { runsOf } from './segments.ts';
import { NONE } from './sequence.ts';

/** One clip seen by two: a class index per frame, or NONE where one of them did not look. */
export interface Pair {
  readonly a: Int32Array;
  readonly b: Int32Array;
}

export interface ClassAgreement {
  /** Cohen's kappa of "this class or not"; null where neither gives it, or both give nothing else. */
  readonly kappa: number | null;
  /** Frames that both labelled and a, b, both called so. */
  readonly a: number;
  readonly b: number;
  readonly both: number;
}

export interface Agreement {
  /** Frames that both labelled: all others are left out. */
  readonly frames: number;
  readonly agreed: number;
  /** J. Cohen 1960; null where there is nothing to compare, or both say one and the same class throughout. */
  readonly kappa: number | null;
  readonly perClass: readonly ClassAgreement[];
  /** Segments of the same class that overlap, F1 in per cent by threshold; who is called the truth does not matter. */
  readonly segmentF1: Readonly<Record<IouKey, number | null>>;
  /** counts[a][b], in frames. */
  readonly confusion: readonly (readonly number[])[];
}

/** @param ignored classes that make no segments (the background). */
export function agreementOf(
  pairs: readonly Pair[],
  classCount: number,
  ignored: ReadonlySet<number> = new Set(),
): Agreement {
  const confusion = confusionOf(pairs, classCount);
  const frames = sum(confusion.map(sum));
  const agreed = sum(confusion.map((row, i) => row[i] ?? 0));
  return {
    frames,
    agreed,
    kappa: kappaOf(confusion),
    perClass: confusion.map((row, i) => {
      const both = row[i] ?? 0;
      const a = sum(row);
      const b = sum(confusion.map((other) => other[i] ?? 0));
      const isNamed = a + b > 0;
      const rest = frames - a - b + both;
      return {
        kappa: isNamed
          ? kappaOf([
              [both, a - both],
              [b - both, rest],
            ])
          : null,
        a,
        b,
        both,
      };
    }),
    segmentF1: segmentAgreement(pairs, ignored),
    confusion,
  };
}

/** kappa = (p_o - p_e) / (1 - p_e), with p_o observed and p_e expected by chance from the margins. */
function kappaOf(confusion: readonly (readonly number[])[]): number | null {
  const frames = sum(confusion.map(sum));
  if (frames === 0) return null;
  const observed = sum(confusion.map((row, i) => row[i] ?? 0)) / frames;
  const expected = sum(
    confusion.map((row, i) => (sum(row) * sum(confusion.map((r) => r[i] ?? 0))) / frames ** 2),
  );
  return expected === 1 ? null : (observed - expected) / (1 - expected);
}

function confusionOf(pairs: readonly Pair[], classCount: number): readonly number[][] {
  const counts = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  for (const { a, b } of pairs) {
    for (const [frame, one] of a.entries()) {
      const other = b[frame] ?? NONE;
      const row = counts[one];
      if (row !== undefined && other !== NONE) row[other] = (row[other] ?? 0) + 1;
    }
  }
  return counts;
}

function segmentAgreement(
  pairs: readonly Pair[],
  ignored: ReadonlySet<number>,
): Agreement['segmentF1'] {
  const f1s = IOU_THRESHOLDS.map((threshold) => {
    const all = pairs.map((pair) => {
      const { a, b } = whereBothLooked(pair);
      return matchSegments(runsOf(a, a, ignored), runsOf(b, b, ignored), threshold);
    });
    return f1OfMatches({
      truePositives: sum(all.map((m) => m.truePositives)),
      falsePositives: sum(all.map((m) => m.falsePositives)),
      falseNegatives: sum(all.map((m) => m.falseNegatives)),
    });
  });
  const [low = null, middle = null, high = null] = f1s;
  return { [IOU_KEYS[0]]: low, [IOU_KEYS[1]]: middle, [IOU_KEYS[2]]: high };
}

function whereBothLooked({ a, b }: Pair): Pair {
  const only = (values: Int32Array, others: Int32Array): Int32Array =>
    values.map((value, frame) => ((others[frame] ?? NONE) === NONE ? NONE : value));
  return { a: only(a, b), b: only(b, a) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
