/** Lists of segments, sorted and free of overlaps: the few operations that every edit is made of. */
import type { Segment } from '../segment.ts';

export type Segments = readonly Segment[];

/** A stretch of frames, its end exclusive. */
export interface Stretch {
  readonly startFrame: number;
  readonly endFrame: number;
}

/** What a segment says, wherever it lies. */
type Label = Omit<Segment, 'startFrame' | 'endFrame'>;

export function isPoint(segment: Segment): boolean {
  return segment.softWindowFrames !== undefined;
}

/** The same segment with other ends. */
function between(segment: Label, startFrame: number, endFrame: number): Segment {
  return { ...segment, startFrame, endFrame };
}

/** Index of the segment that holds the frame, or -1. */
export function indexAt(segments: Segments, frame: number): number {
  return segments.findIndex((s) => s.startFrame <= frame && frame < s.endFrame);
}

/** `segments` without anything in the stretch; what crosses its ends is cut there. */
export function carve(segments: Segments, { startFrame, endFrame }: Stretch): Segments {
  return segments.flatMap((s) => {
    if (s.endFrame <= startFrame || s.startFrame >= endFrame) return [s];
    const parts: Segment[] = [];
    if (s.startFrame < startFrame) parts.push(between(s, s.startFrame, startFrame));
    if (s.endFrame > endFrame) parts.push(between(s, endFrame, s.endFrame));
    return parts;
  });
}

/** Puts segments, sorted among themselves, into a stretch that is free. */
export function insert(segments: Segments, added: Segments): Segments {
  const [first] = added;
  if (first === undefined) return segments;
  const at = segments.findIndex((s) => s.startFrame >= first.endFrame);
  return at === -1 ? [...segments, ...added] : segments.toSpliced(at, 0, ...added);
}

/** Carves and inserts, and lets the new segment grow together with what it touches of the same label. */
export function paint(segments: Segments, painted: Segment): Segments {
  const rest = carve(segments, painted);
  const touching = rest.filter(
    (s) =>
      (s.endFrame === painted.startFrame || s.startFrame === painted.endFrame) &&
      isOneWith(s, painted),
  );
  const grown = touching.reduce<Segment>(join, painted);
  return insert(carve(rest, grown), [grown]);
}

/** The stretches that no segment covers. */
export function gapsOf(segments: Segments, frames: number): readonly Stretch[] {
  const starts = [0, ...segments.map((s) => s.endFrame)];
  const ends = [...segments.map((s) => s.startFrame), frames];
  return starts
    .map((startFrame, i) => ({ startFrame, endFrame: ends[i] ?? frames }))
    .filter((gap) => gap.endFrame > gap.startFrame);
}

/** Joins the two segments that meet at the frame if they say the same. */
export function heal(segments: Segments, frame: number): Segments {
  const at = segments.findIndex((s) => s.endFrame === frame);
  const [left, right] = [segments[at], segments[at + 1]];
  if (at === -1 || left === undefined || right?.startFrame !== frame) return segments;
  return isOneWith(left, right) ? segments.toSpliced(at, 2, join(left, right)) : segments;
}

export function isSameSegment(a: Segment, b: Segment): boolean {
  return a.startFrame === b.startFrame && a.endFrame === b.endFrame && hasSameLabel(a, b);
}

/** Whether two segments can be one; point events stay apart. */
function isOneWith(a: Segment, b: Segment): boolean {
  return !isPoint(a) && !isPoint(b) && hasSameLabel(a, b);
}

function join(a: Segment, b: Segment): Segment {
  return between(a, Math.min(a.startFrame, b.startFrame), Math.max(a.endFrame, b.endFrame));
}

function hasSameLabel(a: Label, b: Label): boolean {
  return (
    a.classId === b.classId &&
    a.origin === b.origin &&
    a.modelId === b.modelId &&
    a.note === b.note &&
    a.softWindowFrames === b.softWindowFrames
  );
}
