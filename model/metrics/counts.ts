/** Everything about one clip that can be added up: from sums of these come the figures and their intervals. */
import { clipVerdict } from './clip-verdict.ts';
import { editScore } from './edit-score.ts';
import { IOU_THRESHOLDS, matchSegments, type Matches } from './segment-f1.ts';
import { runsOf } from './segments.ts';
import { NONE, type Sequence } from './sequence.ts';

export interface Counts {
  /** Labelled frames, and those labelled right. */
  readonly labelled: number;
  readonly right: number;
  /** Per class, over labelled frames: right, predicted, true. */
  readonly truePositives: readonly number[];
  readonly predicted: readonly number[];
  readonly support: readonly number[];
  /** One per IOU_THRESHOLDS. */
  readonly matches: readonly Matches[];
  /** Sum of edit scores (0..100) and of how many clips. */
  readonly editSum: number;
  readonly editCount: number;
  readonly clipsRight: number;
  readonly clipsLabelled: number;
}

function countClasses(
  { truth, predicted }: Sequence,
  classCount: number,
): Pick<Counts, 'truePositives' | 'predicted' | 'support'> {
  const zeros = (): number[] => new Array<number>(classCount).fill(0);
  const sums = { truePositives: zeros(), predicted: zeros(), support: zeros() };
  const add = (to: number[], at: number): void => {
    to[at] = (to[at] ?? 0) + 1;
  };
  for (const [frame, trueClass] of truth.entries()) {
    if (trueClass === NONE) continue;
    const said = predicted[frame] ?? NONE;
    add(sums.support, trueClass);
    if (said !== NONE) add(sums.predicted, said);
    if (said === trueClass) add(sums.truePositives, trueClass);
  }
  return sums;
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** `ignored`: classes that make no segments (the background). */
export function countSequence(sequence: Sequence, ignored: ReadonlySet<number>): Counts {
  const { truth, predicted, probabilities } = sequence;
  const classes = countClasses(sequence, probabilities.classCount);
  const trueRuns = runsOf(truth, truth, ignored);
  const predictedRuns = runsOf(predicted, truth, ignored);
  const edit = editScore(predictedRuns, trueRuns);
  const verdict = clipVerdict(sequence);
  return {
    ...classes,
    labelled: total(classes.support),
    right: total(classes.truePositives),
    matches: IOU_THRESHOLDS.map((iou) => matchSegments(predictedRuns, trueRuns, iou)),
    editSum: edit ?? 0,
    editCount: edit === null ? 0 : 1,
    clipsRight: verdict.truth !== NONE && verdict.truth === verdict.predicted ? 1 : 0,
    clipsLabelled: verdict.truth === NONE ? 0 : 1,
  };
}

type PerClass = (a: readonly number[], b: readonly number[]) => number[];

function combine(a: Counts, b: Counts, perClass: PerClass): Counts {
  return {
    labelled: a.labelled + b.labelled,
    right: a.right + b.right,
    truePositives: perClass(a.truePositives, b.truePositives),
    predicted: perClass(a.predicted, b.predicted),
    support: perClass(a.support, b.support),
    matches: a.matches.map((m, i) => ({
      truePositives: m.truePositives + (b.matches[i]?.truePositives ?? 0),
      falsePositives: m.falsePositives + (b.matches[i]?.falsePositives ?? 0),
      falseNegatives: m.falseNegatives + (b.matches[i]?.falseNegatives ?? 0),
    })),
    editSum: a.editSum + b.editSum,
    editCount: a.editCount + b.editCount,
    clipsRight: a.clipsRight + b.clipsRight,
    clipsLabelled: a.clipsLabelled + b.clipsLabelled,
  };
}

/** Sums clips of the same tracks. */
export function addCounts(a: Counts, b: Counts): Counts {
  return combine(a, b, (x, y) => x.map((value, i) => value + (y[i] ?? 0)));
}

/** Pools different tracks of one clip: their classes stand side by side, everything else adds up. */
export function joinTracks(a: Counts, b: Counts): Counts {
  return combine(a, b, (x, y) => [...x, ...y]);
}
