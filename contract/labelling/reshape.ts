/** Edits that change where segments end: nudging an edge, merging neighbours. */
import { Fault } from '../fault.ts';
import type { Segment } from '../segment.ts';
import { isPoint, type Segments, type Stretch } from './segments.ts';

export interface Nudge {
  /** Of the segment in the list. */
  readonly index: number;
  readonly edge: 'start' | 'end';
  readonly by: number;
}

/** Both segments at the edge keep at least one frame, so a nudge may go less far than asked. */
export function nudge(segments: Segments, { index, edge, by }: Nudge, frames: number): Segments {
  const segment = segments[index];
  if (segment === undefined) return segments;
  if (isPoint(segment)) {
    throw new Fault('bad-input', 'A point event has no edges to nudge: move it instead.');
  }
  const next = edge === 'end' ? index + 1 : index - 1;
  const neighbour = segments[next];
  const isWall = neighbour !== undefined && isPoint(neighbour);
  if (edge === 'end') {
    const last = isWall ? neighbour.startFrame : (neighbour?.endFrame ?? frames + 1) - 1;
    const endFrame = clamp(segment.endFrame + by, segment.startFrame + 1, last);
    const moved = segments.with(index, { ...segment, endFrame });
    if (neighbour === undefined || isWall) return moved;
    const isShared = neighbour.startFrame === segment.endFrame;
    const startFrame = isShared ? endFrame : Math.max(neighbour.startFrame, endFrame);
    return moved.with(next, { ...neighbour, startFrame });
  }
  const first = isWall ? neighbour.endFrame : (neighbour?.startFrame ?? -1) + 1;
  const startFrame = clamp(segment.startFrame + by, first, segment.endFrame - 1);
  const moved = segments.with(index, { ...segment, startFrame });
  if (neighbour === undefined || isWall) return moved;
  const isShared = neighbour.endFrame === segment.startFrame;
  const endFrame = isShared ? startFrame : Math.min(neighbour.endFrame, startFrame);
  return moved.with(next, { ...neighbour, endFrame });
}

/** Notes are joined; the origin stays where all share it, else the merging hand is the origin. */
export function merge(segments: Segments, { startFrame, endFrame }: Stretch): Segments {
  const at = segments.findIndex((s) => s.endFrame > startFrame);
  const touched = segments.filter((s) => s.endFrame > startFrame && s.startFrame < endFrame);
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined || touched.length === 1) return segments;
  if (touched.some(isPoint)) {
    throw new Fault('bad-input', 'Point events cannot be merged: remove them first.');
  }
  const notes = [...new Set(touched.flatMap((s) => (s.note === undefined ? [] : [s.note])))];
  const isAlike = touched.every((s) => s.origin === first.origin && s.modelId === first.modelId);
  const merged: Segment = { ...first, endFrame: last.endFrame };
  if (notes.length > 0) merged.note = notes.join('; ');
  if (!isAlike) {
    merged.origin = 'hand';
    delete merged.modelId;
  }
  return segments.toSpliced(at, touched.length, merged);
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
