/** Where two labellers say different things about the same frames; a frame that one of them left out counts for nothing. */
import type { Stretch } from '../../contract/labelling/segments.ts';
import type { Segment } from '../../contract/segment.ts';

type Segments = readonly Segment[];

export function differencesOf(mine: Segments, theirs: Segments): readonly Stretch[] {
  const found: Stretch[] = [];
  let [i, k] = [0, 0];
  for (;;) {
    const [a, b] = [mine[i], theirs[k]];
    if (a === undefined || b === undefined) return found;
    const startFrame = Math.max(a.startFrame, b.startFrame);
    const endFrame = Math.min(a.endFrame, b.endFrame);
    if (startFrame < endFrame && a.classId !== b.classId) {
      const last = found.at(-1);
      if (last?.endFrame === startFrame) found[found.length - 1] = { ...last, endFrame };
      else found.push({ startFrame, endFrame });
    }
    if (a.endFrame <= b.endFrame) i++;
    else k++;
  }
}
