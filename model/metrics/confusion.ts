/** The confusion matrix over labelled frames. */
import { NONE, type Sequence } from './sequence.ts';

/** counts[truth][predicted], in frames; a labelled frame without a prediction is in no cell. */
export function confusionMatrix(sequences: readonly Sequence[], classCount: number): number[][] {
  const counts = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  for (const { truth, predicted } of sequences) {
    for (const [frame, trueClass] of truth.entries()) {
      const said = predicted[frame] ?? NONE;
      const row = counts[trueClass];
      if (row !== undefined && said !== NONE) row[said] = (row[said] ?? 0) + 1;
    }
  }
  return counts;
}

/** Puts the matrices of several tracks on one diagonal, since no class is ever taken for one of another track. */
export function blockDiagonal(matrices: readonly (readonly (readonly number[])[])[]): number[][] {
  const size = matrices.reduce((sum, matrix) => sum + matrix.length, 0);
  const rows: number[][] = [];
  for (const matrix of matrices) {
    const offset = rows.length;
    for (const cells of matrix) {
      const before = new Array<number>(offset).fill(0);
      const after = new Array<number>(size - offset - cells.length).fill(0);
      rows.push([...before, ...cells, ...after]);
    }
  }
  return rows;
}
