/** How long a network that never resets needs to find its feet when the scene changes at once. */
import { NONE, type Sequence } from './sequence.ts';

export interface Recoveries {
  /** One per clip boundary after which a right label came within the clip, in milliseconds. */
  readonly recoveriesMs: readonly number[];
  /** Boundaries after which no frame of the clip was labelled right. */
  readonly never: number;
}

/**
 * `joined`: clips in the order they were run, state carried from each to the next. Time runs from a
 * clip's first labelled frame to its first right one. The first clip began from the initial state
 * and is no boundary; clips without a labelled frame are none either.
 */
export function recoveries(joined: readonly Sequence[]): Recoveries {
  const recoveriesMs: number[] = [];
  let never = 0;
  for (const { truth, predicted, timestampsUs } of joined.slice(1)) {
    const begin = truth.findIndex((c) => c !== NONE);
    if (begin < 0) continue;
    const right = truth.findIndex((c, frame) => c !== NONE && predicted[frame] === c);
    if (right < 0) never += 1;
    else recoveriesMs.push(((timestampsUs[right] ?? 0) - (timestampsUs[begin] ?? 0)) / 1000);
  }
  return { recoveriesMs, never };
}
