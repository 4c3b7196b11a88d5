/** Where things lie on the timeline from top to bottom: the clock, small pictures, one lane for each track. */
import type { Track } from '../../contract/track.ts';

/** CSS pixels. */
export const AXIS_HEIGHT = 22;
export const PICTURES_HEIGHT = 44;
const LANE_HEIGHT = 34;
/** Under each lane, for where a second labeller says otherwise. */
export const DIFFERENCE_HEIGHT = 5;
const GAP = 4;

export interface Lane {
  readonly track: Track;
  readonly top: number;
  readonly height: number;
}

export interface LaneOptions {
  readonly hasPictures: boolean;
  readonly hasDifferences: boolean;
}

export function layOutLanes(
  tracks: readonly Track[],
  { hasPictures, hasDifferences }: LaneOptions,
): readonly Lane[] {
  const first = AXIS_HEIGHT + (hasPictures ? PICTURES_HEIGHT : 0) + GAP;
  const stride = LANE_HEIGHT + GAP + (hasDifferences ? DIFFERENCE_HEIGHT : 0);
  return tracks.map((track, i) => ({ track, top: first + i * stride, height: LANE_HEIGHT }));
}

/** What a timeline with these tracks wants to be high. */
export function timelineHeight(
  tracks: number,
  { hasPictures, hasDifferences }: LaneOptions,
): number {
  const stride = LANE_HEIGHT + GAP + (hasDifferences ? DIFFERENCE_HEIGHT : 0);
  return AXIS_HEIGHT + (hasPictures ? PICTURES_HEIGHT : 0) + GAP + Math.max(1, tracks) * stride;
}
