/** The stretches on which two people label a clip differently, in order of time. */
import { NONE } from './sequence.ts';
import type { Pair } from './agreement.ts';

export interface Difference {
  readonly startFrame: number;
  /** Exclusive. */
  readonly endFrame: number;
  /** Class indices, or NONE where that one did not look. */
  readonly a: number;
  readonly b: number;
}

/** Runs of one and the same difference; frames that neither looked at are none. */
export function differencesOf({ a, b }: Pair): readonly Difference[] {
  const found: Difference[] = [];
  let startFrame = 0;
  const at = (frame: number): readonly [number, number] => [a[frame] ?? NONE, b[frame] ?? NONE];
  for (let frame = 1; frame <= a.length; frame++) {
    const [one, other] = at(startFrame);
    const [nextOne, nextOther] = at(frame);
    if (frame < a.length && nextOne === one && nextOther === other) continue;
    if (one !== other) found.push({ startFrame, endFrame: frame, a: one, b: other });
    startFrame = frame;
  }
  return found;
}
