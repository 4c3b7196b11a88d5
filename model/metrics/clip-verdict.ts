/** One label for a whole clip: what it was, and what its mean probability says it was. */
import { NONE, probabilityOf, type ClipVerdict, type Sequence } from './sequence.ts';

/** Index of the largest value, the first of equals; NONE for an empty array. */
export function argmax(values: ArrayLike<number>): number {
  let best = NONE;
  for (let i = 0; i < values.length; i++) {
    if (best === NONE || (values[i] ?? 0) > (values[best] ?? 0)) best = i;
  }
  return best;
}

/** The sequence's own verdict, where it has one, else that of its frames. */
export function clipVerdict(sequence: Sequence): ClipVerdict {
  return sequence.verdict ?? verdictOfFrames(sequence);
}

/** The class most labelled frames have, and the argmax over classes of the probability averaged over them. */
export function verdictOfFrames({ truth, probabilities }: Sequence): ClipVerdict {
  const { classCount, rowOfFrame } = probabilities;
  const votes = new Float64Array(classCount);
  const sums = new Float64Array(classCount);
  let labelled = 0;
  let heard = 0;
  for (const [frame, trueClass] of truth.entries()) {
    if (trueClass === NONE) continue;
    labelled += 1;
    votes[trueClass] = (votes[trueClass] ?? 0) + 1;
    if (rowOfFrame[frame] === NONE) continue;
    heard += 1;
    for (let c = 0; c < classCount; c++) {
      sums[c] = (sums[c] ?? 0) + probabilityOf(probabilities, frame, c);
    }
  }
  return {
    truth: labelled === 0 ? NONE : argmax(votes),
    predicted: heard === 0 ? NONE : argmax(sums),
  };
}
