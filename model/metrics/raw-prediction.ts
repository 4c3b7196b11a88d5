/** What the network itself finds likeliest in each frame, before smoothing and hysteresis. */
import { argmax } from './clip-verdict.ts';
import { NONE, type Sequence } from './sequence.ts';

/** The same sequence with the argmax of each frame's own softmax as its prediction. */
export function rawPrediction(sequence: Sequence): Sequence {
  const { rows, rowOfFrame, classCount } = sequence.probabilities;
  const likeliest = new Int32Array(classCount === 0 ? 0 : rows.length / classCount);
  for (let row = 0; row < likeliest.length; row++) {
    likeliest[row] = argmax(rows.subarray(row * classCount, (row + 1) * classCount));
  }
  const predicted = rowOfFrame.map((row) => (row === NONE ? NONE : (likeliest[row] ?? NONE)));
  return { ...sequence, predicted };
}
