/** Early stopping: the pass with the lowest loss on held-out clips is kept, and a run that finds no lower one ends. */
import type { NamedTensors, Tensor } from '../tensor.ts';

export interface BestPass {
  /** From 1. */
  readonly epoch: number;
  /** On the held-out clips. */
  readonly loss: number;
  /** A copy, as the pass left them. */
  readonly weights: NamedTensors;
}

/** @param weights live; copied where the pass is the best so far */
export function betterOf(best: BestPass | null, { epoch, loss, weights }: BestPass): BestPass {
  if (best !== null && best.loss <= loss) return best;
  const copies = [...weights].map(([name, { shape, data }]): [string, Tensor] => [
    name,
    { shape, data: data.slice() },
  ]);
  return { epoch, loss, weights: new Map(copies) };
}

/** @param epochs passes done @param patience passes without a better one after which it is time; 0: never */
export function isTimeToStop(best: BestPass | null, epochs: number, patience: number): boolean {
  return best !== null && patience > 0 && epochs - best.epoch >= patience;
}
