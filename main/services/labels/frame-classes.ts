/** A track of a label set, spread over the frames of its clip. */
import type { LabelSet } from '../../../contract/segment.ts';

/** Class id per frame (BACKGROUND among them); null is unlabelled: not looked at, masked in training. */
export function frameClasses(
  labels: LabelSet | null,
  trackId: string,
  frames: number,
): (string | null)[] {
  const classes = new Array<string | null>(frames).fill(null);
  for (const { startFrame, endFrame, classId } of labels?.tracks[trackId] ?? []) {
    classes.fill(classId, startFrame, Math.min(endFrame, frames));
  }
  return classes;
}
