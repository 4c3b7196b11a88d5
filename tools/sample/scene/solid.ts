/** Draws flat panels and boxes standing in the room. */
import { type Lens, see } from './camera.ts';
import { type Colour, css, lit } from './colour.ts';
import { frameOfYaw, placed, type Point, point } from './space.ts';
import { type Canvas2d } from './tube.ts';

export interface Stage {
  readonly ctx: Canvas2d;
  readonly lens: Lens;
}

export function panelPath(lens: Lens, corners: readonly Point[]): Path2D {
  const path = new Path2D();
  for (const corner of corners) {
    const { x, y } = see(lens, corner);
    path.lineTo(x, y);
  }
  path.closePath();
  return path;
}

export function panel({ ctx, lens }: Stage, corners: readonly Point[], colour: Colour): void {
  const path = panelPath(lens, corners);
  ctx.fillStyle = css(colour);
  ctx.fill(path);
}

/** An upright rectangle facing the camera at depth z, from its lower left to its upper right corner. */
export const upright = (
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  z: number,
): readonly Point[] => [point(x0, y0, z), point(x1, y0, z), point(x1, y1, z), point(x0, y1, z)];

export interface Box {
  /** Middle of its footprint, and how high over the floor its underside is. */
  readonly x: number;
  readonly z: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly yaw?: number;
  /** Softens the edges, in metres. */
  readonly round?: number;
}

interface Face {
  readonly corners: readonly Point[];
  readonly shade: number;
  readonly far: number;
}

function faces({ x, z, y = 0, width, height, depth, yaw = 0 }: Box): readonly Face[] {
  const frame = frameOfYaw(yaw);
  const base = point(x, y, z);
  const corner = (l: number, u: number, f: number): Point =>
    placed(base, frame, [(l * width) / 2, u * height, (f * depth) / 2]);
  const face = (corners: readonly Point[], shade: number): Face => ({
    corners,
    shade,
    far: corners.reduce((sum, c) => sum + c.z, 0) / corners.length,
  });
  return [
    face([corner(-1, 0, 1), corner(1, 0, 1), corner(1, 1, 1), corner(-1, 1, 1)], -0.06),
    face([corner(-1, 0, -1), corner(-1, 0, 1), corner(-1, 1, 1), corner(-1, 1, -1)], 0.06),
    face([corner(1, 0, 1), corner(1, 0, -1), corner(1, 1, -1), corner(1, 1, 1)], -0.26),
    face([corner(1, 0, -1), corner(-1, 0, -1), corner(-1, 1, -1), corner(1, 1, -1)], -0.3),
    face([corner(-1, 1, 1), corner(1, 1, 1), corner(1, 1, -1), corner(-1, 1, -1)], 0.16),
  ];
}

/** Faces from far to near; those turned away lie beneath and stay hidden. The light comes from the left. */
export function box({ ctx, lens }: Stage, shape: Box, colour: Colour): void {
  const isTopSeen = (shape.y ?? 0) + shape.height < lens.y;
  const ordered = [...faces(shape)].sort((a, b) => b.far - a.far);
  const top = ordered.find((face) => face.shade === 0.16);
  const walls = ordered.filter((face) => face !== top);
  const { scale } = see(lens, point(shape.x, 0, shape.z));
  for (const face of isTopSeen && top !== undefined ? [...walls, top] : walls) {
    const path = panelPath(lens, face.corners);
    const style = css(lit(colour, face.shade));
    ctx.fillStyle = style;
    ctx.strokeStyle = style;
    ctx.lineJoin = 'round';
    ctx.lineWidth = Math.max(0.6, 2 * (shape.round ?? 0) * scale);
    ctx.fill(path);
    ctx.stroke(path);
  }
}

/** A soft dark stain where something stands; `reach` in metres. */
export function contact(
  { ctx, lens }: Stage,
  [x, z]: readonly [number, number],
  [width, depth, dark]: readonly [number, number, number],
): void {
  const middle = see(lens, point(x, 0, z));
  const back = see(lens, point(x, 0, z + depth / 2));
  ctx.save();
  ctx.translate(middle.x, middle.y);
  ctx.scale((width / 2) * middle.scale, Math.max(1, middle.y - back.y));
  const gradient = ctx.createRadialGradient(0, 0, 0, 0, 0, 1);
  gradient.addColorStop(0, `rgb(28 20 30 / ${dark})`);
  gradient.addColorStop(0.55, `rgb(28 20 30 / ${dark * 0.45})`);
  gradient.addColorStop(1, 'rgb(28 20 30 / 0)');
  ctx.fillStyle = gradient;
  ctx.fillRect(-1, -1, 2, 2);
  ctx.restore();
}
