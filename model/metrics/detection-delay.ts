/** How long after an activity began it was first named. */
import { runsOf } from './segments.ts';
import type { Sequence } from './sequence.ts';

export interface Delays {
  /** One per true segment that was found, in milliseconds. */
  readonly delaysMs: readonly number[];
  /** True segments in which no frame was labelled right; they have no delay and are counted apart. */
  readonly missed: number;
}

/** From the start of each true segment to the first frame inside it with its label. */
export function detectionDelays(
  { truth, predicted, timestampsUs }: Sequence,
  ignored: ReadonlySet<number> = new Set(),
): Delays {
  const delaysMs: number[] = [];
  let missed = 0;
  for (const { classIndex, startFrame, endFrame } of runsOf(truth, truth, ignored)) {
    const first = predicted.subarray(startFrame, endFrame).indexOf(classIndex);
    if (first < 0) missed += 1;
    else {
      const foundUs = timestampsUs[startFrame + first] ?? 0;
      delaysMs.push((foundUs - (timestampsUs[startFrame] ?? 0)) / 1000);
    }
  }
  return { delaysMs, missed };
}
