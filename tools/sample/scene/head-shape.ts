/** The shape of a head, and where on it a place lies in the picture; face and hair are drawn on it. */
import { type Person } from './appearance.ts';
import { type Lens, see, type Seen } from './camera.ts';
import { type Skeleton } from './skeleton.ts';
import { dot, type Frame, placed, point, subtract } from './space.ts';
import { type Light, type Profile, radiusAt } from './tube.ts';

export interface HeadParts {
  readonly skeleton: Skeleton;
  readonly lens: Lens;
  readonly light: Light;
  readonly person: Person;
  /** 0 friendly, 1 a broad smile. */
  readonly smile: number;
  readonly eyesShut: boolean;
}

/** A head to draw on: places on it are `u` across (-1 to 1, own left positive) and `v` up (-1 chin, 1 crown). */
export interface Head extends HeadParts {
  readonly frame: Frame;
  /** Pixels per metre of this body's head. */
  readonly metres: number;
  /** Where the camera stands, as an angle around the head: 0 straight before it, positive to its left. */
  readonly view: number;
  on(u: number, v: number, lift?: number): Seen;
  /** How squarely a place faces the camera; below 0 it is hidden. */
  facing(u: number): number;
}

export const HALF_HEIGHT = 0.137;
const HALF_DEPTH = 0.104;
export const WIDTH: Profile = [
  [-0.95, 0.038],
  [-0.78, 0.061],
  [-0.45, 0.084],
  [-0.1, 0.095],
  [0.25, 0.099],
  [0.55, 0.091],
  [0.8, 0.071],
  [0.88, 0.05],
];

export function createHead(parts: HeadParts): Head {
  const { skeleton, lens } = parts;
  const { face: frame, head: centre, size } = skeleton;
  const camera = subtract(point(lens.x, lens.y, 0), centre);
  const view = Math.atan2(dot(camera, frame.left), dot(camera, frame.forward));
  return {
    ...parts,
    frame,
    view,
    metres: see(lens, centre).scale * size,
    on: (u, v, lift = 0) => {
      const forward = Math.sqrt(Math.max(0, 1 - u * u)) * HALF_DEPTH + lift;
      const across = u * radiusAt(WIDTH, v);
      return see(
        lens,
        placed(centre, frame, [across * size, v * HALF_HEIGHT * size, forward * size]),
      );
    },
    facing: (u) => Math.cos(Math.asin(Math.max(-1, Math.min(1, u))) - view),
  };
}
