/** How time lies on the timeline's pixels: zoomed about a point, moved, and kept within the clip. */
import type { FrameTimes } from './frame-times.ts';

export interface TimeScale {
  /** Time at pixel 0. */
  readonly fromUs: number;
  readonly usPerPixel: number;
  /** CSS pixels. */
  readonly width: number;
}

export type TimeBounds = Pick<FrameTimes, 'startUs' | 'endUs' | 'frameUs'>;

/** A frame is never drawn wider. */
const WIDEST_FRAME = 48;
/** Where what is scrolled to comes to stand, as a share of the width. */
const REST = 0.1;

export function fitAll(width: number, bounds: TimeBounds): TimeScale {
  return within({ fromUs: bounds.startUs, usPerPixel: Infinity, width }, bounds);
}

export function xOf(timeUs: number, { fromUs, usPerPixel }: TimeScale): number {
  return (timeUs - fromUs) / usPerPixel;
}

export function timeAt(x: number, { fromUs, usPerPixel }: TimeScale): number {
  return fromUs + x * usPerPixel;
}

/** What lies at `x` stays there. @param factor above 1 shows more detail. */
export function zoomAbout(
  scale: TimeScale,
  x: number,
  factor: number,
  bounds: TimeBounds,
): TimeScale {
  const { usPerPixel } = within({ ...scale, usPerPixel: scale.usPerPixel / factor }, bounds);
  return within({ ...scale, usPerPixel, fromUs: timeAt(x, scale) - x * usPerPixel }, bounds);
}

/** @param pixels above 0 moves on in time. */
export function panBy(scale: TimeScale, pixels: number, bounds: TimeBounds): TimeScale {
  return within({ ...scale, fromUs: scale.fromUs + pixels * scale.usPerPixel }, bounds);
}

/** The same stretch of time on another width, as far as the limits of zooming allow. */
export function resized(scale: TimeScale, width: number, bounds: TimeBounds): TimeScale {
  if (width === scale.width) return scale;
  const usPerPixel = (scale.usPerPixel * scale.width) / Math.max(1, width);
  return within({ ...scale, usPerPixel, width }, bounds);
}

/** Scrolls only where the time is out of sight. */
export function revealing(scale: TimeScale, timeUs: number, bounds: TimeBounds): TimeScale {
  const x = xOf(timeUs, scale);
  if (x >= 0 && x < scale.width) return scale;
  return within({ ...scale, fromUs: timeUs - REST * scale.width * scale.usPerPixel }, bounds);
}

/** Shows a stretch with some room at both ends. */
export function showing(
  scale: TimeScale,
  [fromUs, toUs]: readonly [number, number],
  bounds: TimeBounds,
): TimeScale {
  const spanUs = Math.max(1, toUs - fromUs) * (1 + 2 * REST);
  const usPerPixel = spanUs / Math.max(1, scale.width);
  return within(
    { ...scale, usPerPixel, fromUs: fromUs - spanUs * (REST / (1 + 2 * REST)) },
    bounds,
  );
}

function within({ fromUs, usPerPixel, width }: TimeScale, bounds: TimeBounds): TimeScale {
  const { startUs, endUs, frameUs } = bounds;
  const most = (endUs - startUs) / Math.max(1, width);
  const least = Math.min(most, frameUs / WIDEST_FRAME);
  const fitted = Math.min(most, Math.max(least, usPerPixel));
  const lastUs = endUs - fitted * width;
  return { fromUs: Math.max(startUs, Math.min(lastUs, fromUs)), usPerPixel: fitted, width };
}

const gridSteps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];
/** Closer together the clock's figures would touch. */
const LEAST_GRID = 72;

/** Seconds between two marks of the clock. */
export function gridStepS({ usPerPixel }: TimeScale): number {
  return gridSteps.find((step) => (step * 1e6) / usPerPixel >= LEAST_GRID) ?? 7200;
}
