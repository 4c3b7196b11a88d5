/** What of a lane's segments is drawn: those in sight, and what is thinner than a pixel gathered column by column. */
import type { Segment } from '../../contract/segment.ts';
import type { FrameTimes } from './frame-times.ts';
import { xOf, type TimeScale } from './time-scale.ts';

export interface Bar {
  readonly x: number;
  readonly width: number;
  /** The longest one's, where several share a column. */
  readonly classId: string;
  /** Index of the segment; null for a column that several share. */
  readonly index: number | null;
}

/** Narrower segments cannot be told apart. */
const LEAST_WIDTH = 1.5;

/** Never more bars than a few for each pixel, however many segments there are. */
export function barsOf(segments: readonly Segment[], times: FrameTimes, scale: TimeScale): Bar[] {
  const bars: Bar[] = [];
  const column = createColumn();
  for (let i = firstInSight(segments, times, scale.fromUs); i < segments.length; i++) {
    const segment = segments[i];
    if (segment === undefined) break;
    const x = xOf(times.boundaryUs(segment.startFrame), scale);
    if (x >= scale.width) break;
    const width = xOf(times.boundaryUs(segment.endFrame), scale) - x;
    if (width >= LEAST_WIDTH || segment.softWindowFrames !== undefined) {
      column.flushInto(bars);
      bars.push({ x, width, classId: segment.classId, index: i });
    } else {
      if (column.isBefore(x)) column.flushInto(bars);
      column.add(x, width, segment.classId);
    }
  }
  column.flushInto(bars);
  return bars;
}

/** Segments are sorted and apart, so their ends rise too. */
export function firstInSight(
  segments: readonly Segment[],
  times: FrameTimes,
  fromUs: number,
): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const end = segments[middle]?.endFrame ?? 0;
    if (times.boundaryUs(end) <= fromUs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The pixel column that is being filled; null when there is none. */
function createColumn() {
  let at: number | null = null;
  const widths = new Map<string, number>();
  return {
    isBefore: (x: number) => at !== null && Math.floor(x) > at,
    add(x: number, width: number, classId: string) {
      at ??= Math.floor(x);
      widths.set(classId, (widths.get(classId) ?? 0) + width);
    },
    flushInto(bars: Bar[]) {
      if (at === null) return;
      const [longest] = [...widths].sort((a, b) => b[1] - a[1]);
      if (longest !== undefined) bars.push({ x: at, width: 1, classId: longest[0], index: null });
      widths.clear();
      at = null;
    },
  };
}
