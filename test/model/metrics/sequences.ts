/** Builds sequences for the metric tests from a few characters. */
import type { Sequence } from '../../../model/metrics/sequence.ts';

/** One character per frame: a digit is a class, '.' is none. */
export function frames(text: string): Int32Array {
  return Int32Array.from(text.replaceAll(' ', ''), (c) => (c === '.' ? -1 : Number(c)));
}

interface SequenceOptions {
  readonly classCount?: number;
  readonly intervalUs?: number;
  /** [frames][classes]; the prediction's one-hot unless given. */
  readonly scores?: readonly (readonly number[])[];
}

/** Every frame its own row of probabilities. */
export function sequence(
  truth: Int32Array,
  predicted: Int32Array,
  { classCount = 4, intervalUs = 100_000, scores }: SequenceOptions = {},
): Sequence {
  const oneHot = (c: number): number[] =>
    Array.from({ length: classCount }, (_, i) => (i === c ? 1 : 0));
  const rows = scores ?? Array.from(predicted, oneHot);
  return {
    truth,
    predicted,
    timestampsUs: Float64Array.from(truth, (_, i) => i * intervalUs),
    probabilities: {
      rows: Float64Array.from(rows.flat()),
      rowOfFrame: predicted.map((c, i) => (c === -1 && scores === undefined ? -1 : i)),
      classCount,
    },
  };
}
