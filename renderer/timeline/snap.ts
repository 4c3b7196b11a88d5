/** Catches a boundary that is dragged on what lies near it: edges of segments, the playhead. */
import { firstInSight } from './bars.ts';
import type { Field } from './hit-test.ts';
import { timeAt, xOf } from './time-scale.ts';

/** CSS pixels. */
const REACH = 7;

/** @returns the boundary of frames nearest to `x`, or one worth catching within reach. */
export function snappedBoundary(x: number, field: Field, playhead: number): number {
  const { times, scale } = field;
  const plain = times.boundaryAt(timeAt(x, scale));
  let best = plain;
  let bestReach = REACH;
  const consider = (boundary: number) => {
    const reach = Math.abs(xOf(times.boundaryUs(boundary), scale) - x);
    if (reach >= bestReach) return;
    bestReach = reach;
    best = boundary;
  };
  for (const boundary of [0, playhead, times.frames]) consider(boundary);
  for (const { track } of field.lanes) {
    const segments = field.segmentsOf(track.id);
    for (let i = firstInSight(segments, times, timeAt(x - REACH, scale)); ; i++) {
      const segment = segments[i];
      if (segment === undefined || xOf(times.boundaryUs(segment.startFrame), scale) > x + REACH)
        break;
      consider(segment.startFrame);
      consider(segment.endFrame);
    }
  }
  return best;
}
