/** Where one can jump to from a frame: segments, edges, stretches that nobody has labelled. */
import { gapsOf, indexAt } from '../../contract/labelling/segments.ts';
import type { Segment } from '../../contract/segment.ts';

type Segments = readonly Segment[];

export type JumpTarget = 'segment' | 'edge' | 'unlabelled';

export interface JumpFrom {
  readonly frame: number;
  readonly frames: number;
  readonly by: 1 | -1;
}

/** @returns the frame to go to, or null where there is none further on. */
export function jumpTo(target: JumpTarget, segments: Segments, from: JumpFrom): number | null {
  const { frame, frames, by } = from;
  const stops = stopsOf(target, segments, frames).filter((stop) => stop >= 0 && stop < frames);
  const ahead = stops.filter((stop) => (by > 0 ? stop > frame : stop < frame));
  return (by > 0 ? ahead[0] : ahead.at(-1)) ?? null;
}

function stopsOf(target: JumpTarget, segments: Segments, frames: number): readonly number[] {
  switch (target) {
    case 'segment':
      return segments.map((s) => s.startFrame);
    case 'edge':
      return [...new Set(segments.flatMap((s) => [s.startFrame, s.endFrame]))].sort(
        (a, b) => a - b,
      );
    case 'unlabelled':
      return gapsOf(segments, frames).map((gap) => gap.startFrame);
  }
}

export function segmentAt(segments: Segments, frame: number): Segment | null {
  return segments[indexAt(segments, frame)] ?? null;
}
