/** Draws rounded body parts: a run of rings filled as one shape, in layers that shrink towards the light. */
import { type Lens, see } from './camera.ts';
import { type Colour, css, lit } from './colour.ts';
import { between, lerp, type Point, smoothstep } from './space.ts';

export type Canvas2d = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** An ellipse in the picture, in pixels; `angle` is that of its rx axis. */
export interface Ring {
  readonly x: number;
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
  readonly angle: number;
}

/** Where the light comes from in the picture: x to the right, y down; length one or less. */
export interface Light {
  readonly x: number;
  readonly y: number;
}

type Corner = readonly [number, number];

/** Windings must agree, or overlapping pieces of one path would cut each other out. */
function clockwise(corners: readonly Corner[]): readonly Corner[] {
  const area = corners.reduce((sum, [x, y], i) => {
    const [nx, ny] = corners[(i + 1) % corners.length] ?? [0, 0];
    return sum + x * ny - nx * y;
  }, 0);
  return area >= 0 ? corners : corners.toReversed();
}

/** Hulls of neighbouring rings; round rings join square to their line, flat ones along their own axis. */
function addHull(path: Path2D, a: Ring, b: Ring): void {
  const across = Math.atan2(b.y - a.y, b.x - a.x) + Math.PI / 2;
  const edge = (ring: Ring, side: number): Corner => {
    const angle = ring.rx === ring.ry ? across : ring.angle;
    return [ring.x + side * ring.rx * Math.cos(angle), ring.y + side * ring.rx * Math.sin(angle)];
  };
  const [first, ...others] = clockwise([edge(a, 1), edge(b, 1), edge(b, -1), edge(a, -1)]);
  if (first === undefined) return;
  path.moveTo(...first);
  for (const corner of others) path.lineTo(...corner);
  path.closePath();
}

export function outline(rings: readonly Ring[]): Path2D {
  const path = new Path2D();
  rings.forEach((ring, i) => {
    path.moveTo(ring.x + ring.rx * Math.cos(ring.angle), ring.y + ring.rx * Math.sin(ring.angle));
    path.ellipse(ring.x, ring.y, ring.rx, ring.ry, ring.angle, 0, 2 * Math.PI);
    const before = rings[i - 1];
    if (before !== undefined) addHull(path, before, ring);
  });
  return path;
}

const LAYERS = 6;

export interface Paint {
  readonly colour: Colour;
  readonly light: Light;
  /** How strong the shade and the light are; 1 unless told. */
  readonly depth?: number;
}

/** Dark at the rim away from the light, bright where the light falls. */
export function paintTube(
  ctx: Canvas2d,
  rings: readonly Ring[],
  { colour, light, depth = 1 }: Paint,
): void {
  for (let layer = 0; layer < LAYERS; layer++) {
    const t = layer / (LAYERS - 1);
    const shrink = 1 - 0.72 * t;
    ctx.fillStyle = css(lit(colour, lerp(-0.36, 0.2, smoothstep(-0.2, 1.15, t)) * depth));
    const inner = rings.map((ring) => ({
      ...ring,
      x: ring.x + light.x * ring.rx * 0.5 * t,
      y: ring.y + light.y * ring.ry * 0.5 * t,
      rx: ring.rx * shrink,
      ry: ring.ry * shrink,
    }));
    ctx.fill(outline(inner));
  }
}

/** How light falls across a broad round part: [place from lit edge 0 to far edge 1, amount of light]. */
const FALL = [
  [0, -0.04],
  [0.28, 0.14],
  [0.62, -0.06],
  [1, -0.36],
] as const;

/** The amount of light at a place across a broad part, 0 being the lit edge. */
export function lightAcross(place: number): number {
  const next = FALL.findIndex(([at]) => at >= place);
  const [b, lb] = FALL[next === -1 ? FALL.length - 1 : next] ?? FALL[0];
  const [a, la] = FALL[Math.max(0, next - 1)] ?? FALL[0];
  return b === a ? lb : lerp(la, lb, (place - a) / (b - a));
}

/** Broad parts shade smoothly from side to side; `across` is the ring that spans them. */
export function paintBroad(
  ctx: Canvas2d,
  rings: readonly Ring[],
  { across, colour, light, depth = 1 }: Paint & { readonly across: Ring },
): void {
  const s = light.x < 0 ? 1 : -1;
  const [dx, dy] = [Math.cos(across.angle) * across.rx, Math.sin(across.angle) * across.rx];
  const flip = dx < 0 ? -s : s;
  const { x, y } = across;
  const style = ctx.createLinearGradient(
    x - flip * dx,
    y - flip * dy,
    x + flip * dx,
    y + flip * dy,
  );
  for (const [at, amount] of FALL) style.addColorStop(at, css(lit(colour, amount * depth)));
  ctx.fillStyle = style;
  ctx.fill(outline(rings));
}

/** Radius in metres at places along a limb: 0 its root, 1 its middle joint, 2 its end. */
export type Profile = readonly (readonly [at: number, radius: number])[];

export function radiusAt(profile: Profile, at: number): number {
  const after = profile.findIndex(([place]) => place >= at);
  const [b, rb] = profile[after === -1 ? profile.length - 1 : after] ?? [0, 0];
  const [a, ra] = profile[Math.max(0, after - 1)] ?? [0, 0];
  return after <= 0 || b === a ? rb : lerp(ra, rb, (at - a) / (b - a));
}

/** The point at 0 to 2 along root, joint, end, with the bend rounded off. */
function alongLimb([root, joint, end]: readonly [Point, Point, Point], at: number): Point {
  const rounding = 0.22;
  if (at <= 1 - rounding) return between(root, joint, at);
  if (at >= 1 + rounding) return between(joint, end, at - 1);
  const t = (at - (1 - rounding)) / (2 * rounding);
  const a = between(root, joint, 1 - rounding);
  const b = between(joint, end, rounding);
  return between(between(a, joint, t), between(joint, b, t), t);
}

export interface LimbShape {
  readonly profile: Profile;
  readonly from?: number;
  readonly to?: number;
  readonly size: number;
}

/** The rings of a limb from one place along it to another. */
export function limbRings(
  lens: Lens,
  joints: readonly [Point, Point, Point],
  { profile, from = 0, to = 2, size }: LimbShape,
): readonly Ring[] {
  const count = Math.max(3, Math.round((to - from) * 7));
  return Array.from({ length: count + 1 }, (_, i) => {
    const at = lerp(from, to, i / count);
    const { x, y, scale } = see(lens, alongLimb(joints, at));
    const radius = radiusAt(profile, at) * size * scale;
    return { x, y, rx: radius, ry: radius, angle: 0 };
  });
}

/** A straight tapering piece between two points, radii in metres. */
export function boneRings(
  lens: Lens,
  [a, ra]: readonly [Point, number],
  [b, rb]: readonly [Point, number],
): readonly Ring[] {
  return [0, 0.5, 1].map((t) => {
    const { x, y, scale } = see(lens, between(a, b, t));
    const radius = lerp(ra, rb, t) * scale;
    return { x, y, rx: radius, ry: radius, angle: 0 };
  });
}
