/** Runs of one class over labelled frames: what the segmental metrics compare. */
import { NONE } from './sequence.ts';

export interface Run {
  readonly classIndex: number;
  readonly startFrame: number;
  /** Exclusive. */
  readonly endFrame: number;
}

/**
 * The runs of `values` (truth or prediction) inside labelled stretches. A run ends where its class
 * ends and where an unlabelled frame begins, so both sides are cut at the same places; frames
 * outside are ignored. Runs of NONE and of `ignored` (the background) are left out, as MS-TCN does.
 */
export function runsOf(
  values: Int32Array,
  truth: Int32Array,
  ignored: ReadonlySet<number> = new Set(),
): Run[] {
  const runs: Run[] = [];
  let startFrame = 0;
  const classAt = (frame: number): number =>
    truth[frame] === NONE ? NONE : (values[frame] ?? NONE);
  for (let frame = 1; frame <= truth.length; frame++) {
    const classIndex = classAt(startFrame);
    if (frame < truth.length && classAt(frame) === classIndex) continue;
    if (classIndex !== NONE && !ignored.has(classIndex)) {
      runs.push({ classIndex, startFrame, endFrame: frame });
    }
    startFrame = frame;
  }
  return runs;
}
