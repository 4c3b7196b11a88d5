/** A laptop's camera as a pinhole: where in the picture a point of the room lies, and how large things are there. */
import { type Point } from './space.ts';

export const WIDTH = 640;
export const HEIGHT = 480;

export interface Lens {
  /** Sideways place of the camera, its height over the floor, in metres. */
  readonly x: number;
  readonly y: number;
  /** Looking down by so many radians. */
  readonly pitch: number;
  /** Focal length in pixels. */
  readonly focal: number;
}

export interface Seen {
  readonly x: number;
  readonly y: number;
  /** Pixels per metre at that depth. */
  readonly scale: number;
  /** Distance along the line of sight in metres. */
  readonly depth: number;
}

export function see(lens: Lens, p: Point): Seen {
  const [s, c] = [Math.sin(lens.pitch), Math.cos(lens.pitch)];
  const rise = p.y - lens.y;
  const depth = Math.max(0.05, p.z * c - rise * s);
  const factor = lens.focal / depth;
  return {
    x: WIDTH / 2 + (p.x - lens.x) * factor,
    y: HEIGHT / 2 - (rise * c + p.z * s) * factor,
    scale: factor,
    depth,
  };
}

/** Sideways reach of the picture at depth z and the given height, as world x on its left and right edge. */
export function pictureEdges(lens: Lens, z: number, y: number): readonly [number, number] {
  const { depth } = see(lens, { x: 0, y, z });
  const half = ((WIDTH / 2) * depth) / lens.focal;
  return [lens.x - half, lens.x + half];
}
