/** What lies under a point of the timeline. */
import type { Segment } from '../../contract/segment.ts';
import { firstInSight } from './bars.ts';
import type { FrameTimes } from './frame-times.ts';
import type { Lane } from './lanes.ts';
import { timeAt, xOf, type TimeScale } from './time-scale.ts';

export type Hit =
  /** The clock and the small pictures. */
  | { readonly kind: 'clock'; readonly frame: number }
  | {
      readonly kind: 'edge';
      readonly track: string;
      readonly edge: 'start' | 'end';
      readonly segment: Segment;
    }
  | {
      readonly kind: 'segment';
      readonly track: string;
      readonly segment: Segment;
      readonly frame: number;
    }
  | { readonly kind: 'point'; readonly track: string; readonly segment: Segment }
  | { readonly kind: 'unlabelled'; readonly track: string; readonly frame: number }
  | { readonly kind: 'outside' };

export interface Field {
  readonly lanes: readonly Lane[];
  readonly segmentsOf: (track: string) => readonly Segment[];
  readonly times: FrameTimes;
  readonly scale: TimeScale;
}

/** How far from an edge, or from a point event, the pointer still holds it. */
const REACH = 5;
const POINT_REACH = 7;

export function hitAt(x: number, y: number, { lanes, segmentsOf, times, scale }: Field): Hit {
  const frame = times.frameAt(timeAt(x, scale));
  const [first] = lanes;
  if (first === undefined || y < first.top) return { kind: 'clock', frame };
  const lane = lanes.find(({ top, height }) => y >= top && y < top + height);
  if (lane === undefined) return { kind: 'outside' };
  const track = lane.track.id;
  const near = nearby(segmentsOf(track), x, { times, scale });
  const point = near.find(
    (s) => isPoint(s.segment) && Math.abs(s.left + s.width / 2 - x) <= POINT_REACH,
  );
  if (point !== undefined) return { kind: 'point', track, segment: point.segment };
  const spans = near.filter(({ segment }) => !isPoint(segment));
  const inside = spans.find(({ left, width }) => x >= left && x < left + width);
  if (inside !== undefined) {
    // Never more than a third of a segment, so that a short one has a body to click on.
    const reach = Math.min(REACH, inside.width / 3);
    const { segment, left, width } = inside;
    if (x - left < reach) return { kind: 'edge', track, edge: 'start', segment };
    if (left + width - x <= reach) return { kind: 'edge', track, edge: 'end', segment };
    return { kind: 'segment', track, segment, frame };
  }
  for (const { segment, left, width } of spans) {
    if (Math.abs(left - x) <= REACH) return { kind: 'edge', track, edge: 'start', segment };
    if (Math.abs(left + width - x) <= REACH) return { kind: 'edge', track, edge: 'end', segment };
  }
  return { kind: 'unlabelled', track, frame };
}

interface Near {
  readonly segment: Segment;
  readonly left: number;
  readonly width: number;
}

function nearby(
  segments: readonly Segment[],
  x: number,
  { times, scale }: Pick<Field, 'times' | 'scale'>,
): readonly Near[] {
  const found: Near[] = [];
  for (let i = firstInSight(segments, times, timeAt(x - 2 * POINT_REACH, scale)); ; i++) {
    const segment = segments[i];
    if (segment === undefined) return found;
    const left = xOf(times.boundaryUs(segment.startFrame), scale);
    if (left > x + POINT_REACH) return found;
    found.push({ segment, left, width: xOf(times.boundaryUs(segment.endFrame), scale) - left });
  }
}

function isPoint({ softWindowFrames }: Segment): boolean {
  return softWindowFrames !== undefined;
}
