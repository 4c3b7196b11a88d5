/** Points in the room, in metres: x to the right of the picture, y up from the floor, z away from the camera. */

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export const point = (x: number, y: number, z: number): Point => ({ x, y, z });
export const add = (a: Point, b: Point): Point => point(a.x + b.x, a.y + b.y, a.z + b.z);
export const subtract = (a: Point, b: Point): Point => point(a.x - b.x, a.y - b.y, a.z - b.z);
export const scale = (a: Point, s: number): Point => point(a.x * s, a.y * s, a.z * s);
export const dot = (a: Point, b: Point): number => a.x * b.x + a.y * b.y + a.z * b.z;
export const length = (a: Point): number => Math.hypot(a.x, a.y, a.z);
export const unit = (a: Point): Point => scale(a, 1 / Math.max(1e-9, length(a)));
export const between = (a: Point, b: Point, t: number): Point => add(a, scale(subtract(b, a), t));

export const lerp = (a: number, b: number, t: number): number => a + (b - a) * t;
export const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/** 0 below `low`, 1 above `high`, with flat ends in between (3t² - 2t³). */
export function smoothstep(low: number, high: number, value: number): number {
  const t = clamp((value - low) / (high - low), 0, 1);
  return t * t * (3 - 2 * t);
}

/** Three perpendicular directions carried by a body part: its own left, up and forward. */
export interface Frame {
  readonly left: Point;
  readonly up: Point;
  readonly forward: Point;
}

/** At yaw 0 a body faces the camera (-z) and its left is the picture's right. */
export function frameOfYaw(yaw: number): Frame {
  const [s, c] = [Math.sin(yaw), Math.cos(yaw)];
  return { left: point(c, 0, s), up: point(0, 1, 0), forward: point(s, 0, -c) };
}

const turn = (a: Point, b: Point, angle: number): Point =>
  add(scale(a, Math.cos(angle)), scale(b, Math.sin(angle)));

export interface Turn {
  /** Nodding or leaning forward, in radians. */
  readonly pitch: number;
  /** Tilting towards the own left. */
  readonly roll: number;
  /** Turning towards the own left. */
  readonly yaw: number;
}

/** Turns a frame about its own axes: yaw, then pitch, then roll. */
export function turned(frame: Frame, { pitch, roll, yaw }: Turn): Frame {
  const left = turn(frame.left, scale(frame.forward, -1), yaw);
  const facing = turn(frame.forward, frame.left, yaw);
  const up = turn(frame.up, facing, pitch);
  const forward = turn(facing, scale(frame.up, -1), pitch);
  return { left: turn(left, scale(up, -1), roll), up: turn(up, left, roll), forward };
}

/** The point at own coordinates (left, up, forward) from an origin. */
export function placed(
  origin: Point,
  frame: Frame,
  [left, up, forward]: readonly [number, number, number],
): Point {
  const sideways = add(origin, scale(frame.left, left));
  return add(add(sideways, scale(frame.up, up)), scale(frame.forward, forward));
}

/** The middle joint of a two-bone limb from `root` to `end` (already within reach), bent towards `pole`. */
export function middleJoint(
  root: Point,
  end: Point,
  { upper, lower, pole }: { readonly upper: number; readonly lower: number; readonly pole: Point },
): Point {
  const reach = subtract(end, root);
  const distance = clamp(length(reach), Math.abs(upper - lower) + 1e-4, upper + lower - 1e-4);
  const axis = unit(reach);
  const along = (upper * upper - lower * lower + distance * distance) / (2 * distance);
  const away = Math.sqrt(Math.max(0, upper * upper - along * along));
  const bend = unit(subtract(pole, scale(axis, dot(pole, axis))));
  return add(add(root, scale(axis, along)), scale(bend, away));
}

/** Perpendicular to both. */
export const cross = (a: Point, b: Point): Point =>
  point(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
