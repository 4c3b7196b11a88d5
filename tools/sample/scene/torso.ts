/** Draws hips and chest with their clothes, as flattened rings along the spine. */
import { type Person } from './appearance.ts';
import { type Lens, see } from './camera.ts';
import { css, lit } from './colour.ts';
import { type Skeleton } from './skeleton.ts';
import { dot, lerp, placed, point, type Point, subtract, unit } from './space.ts';
import { type Canvas2d, type Light, outline, paintBroad, type Ring } from './tube.ts';

/** [place from pelvis 0 to neck 1, half width, half depth], metres of a body 1.72 m tall. */
type Girth = readonly [at: number, width: number, depth: number];

const HIPS: readonly [Girth, Girth, Girth] = [
  [-0.17, 0.12, 0.095],
  [-0.05, 0.157, 0.112],
  [0.12, 0.145, 0.1],
];
const CHEST: readonly Girth[] = [
  [-0.1, 0.163, 0.115],
  [0.05, 0.158, 0.113],
  [0.22, 0.15, 0.108],
  [0.38, 0.15, 0.108],
  [0.55, 0.16, 0.116],
  [0.7, 0.172, 0.118],
  [0.82, 0.184, 0.108],
  [0.9, 0.182, 0.092],
  [0.95, 0.165, 0.085],
  [1, 0.118, 0.068],
  [1.05, 0.072, 0.05],
];

function spinePoint({ pelvis, chest, neck, size, torso }: Skeleton, at: number): Point {
  const middle = placed(pelvis, torso, [0, 0.5 * 0.62 * size, 0]);
  const arch = subtract(chest, middle);
  const bulge = Math.max(0, 1 - Math.abs(at - 0.62) / 0.6);
  return point(
    lerp(pelvis.x, neck.x, at) + arch.x * bulge,
    lerp(pelvis.y, neck.y, at) + arch.y * bulge,
    lerp(pelvis.z, neck.z, at) + arch.z * bulge,
  );
}

/** Turned sideways, a chest shows its depth; leaning towards the camera, its top. */
function girthRing(skeleton: Skeleton, lens: Lens, build: number, [at, width, depth]: Girth): Ring {
  const frame = at < 0.1 ? skeleton.hips : skeleton.torso;
  const centre = spinePoint(skeleton, at);
  const here = see(lens, centre);
  const above = see(lens, spinePoint(skeleton, at + 0.1));
  const sight = unit(subtract(centre, point(lens.x, lens.y, 0)));
  const facing = Math.hypot(frame.left.x, frame.left.y);
  const metres = here.scale * skeleton.size * build;
  const half = Math.hypot(width * facing, depth * Math.sqrt(Math.max(0, 1 - facing * facing)));
  const tip = Math.abs(dot(frame.up, sight));
  return {
    x: here.x,
    y: here.y,
    rx: half * metres,
    ry: (depth * tip + 0.028) * metres,
    angle: Math.atan2(above.y - here.y, above.x - here.x) + Math.PI / 2,
  };
}

/** A soft line across the body, sagging a little as cloth does. */
function across(path: Path2D, ring: Ring, sag: number): void {
  const [c, s] = [Math.cos(ring.angle), Math.sin(ring.angle)];
  const down = c < 0 ? -1 : 1;
  path.moveTo(ring.x - c * ring.rx, ring.y - s * ring.rx);
  path.quadraticCurveTo(
    ring.x - s * sag * down,
    ring.y + c * sag * down,
    ring.x + c * ring.rx,
    ring.y + s * ring.rx,
  );
}

export interface TorsoParts {
  readonly skeleton: Skeleton;
  readonly lens: Lens;
  readonly light: Light;
  readonly person: Person;
}

export function paintHips(ctx: Canvas2d, { skeleton, lens, light, person }: TorsoParts): void {
  const ringAt = (girth: Girth): Ring => girthRing(skeleton, lens, person.build, girth);
  const rings = HIPS.map(ringAt);
  paintBroad(ctx, rings, { across: ringAt(HIPS[1]), colour: person.trousers, light });
}

const STRIPES = [0.02, 0.16, 0.3, 0.44, 0.58, 0.72];

export function paintChest(ctx: Canvas2d, { skeleton, lens, light, person }: TorsoParts): void {
  const ringAt = (girth: Girth): Ring => girthRing(skeleton, lens, person.build, girth);
  const rings = CHEST.map(ringAt);
  paintBroad(ctx, rings, { across: ringAt([0.55, 0.19, 0.12]), colour: person.shirt, light });
  const metres = see(lens, skeleton.chest).scale * skeleton.size;
  ctx.save();
  ctx.clip(outline(rings));
  if (person.stripes !== null) {
    const path = new Path2D();
    for (const at of STRIPES) across(path, ringAt([at, 0.19, 0.13]), 0.02 * metres);
    ctx.strokeStyle = css(person.stripes, 0.55);
    ctx.lineWidth = 0.03 * metres;
    ctx.stroke(path);
  }
  const hem = new Path2D();
  across(hem, ringAt([-0.075, 0.17, 0.12]), 0.025 * metres);
  ctx.strokeStyle = css(lit(person.shirt, -0.5), 0.35);
  ctx.lineWidth = 0.012 * metres;
  ctx.stroke(hem);
  paintFolds(ctx, skeleton, lens, person);
  ctx.restore();
}

/** A few creases from the armpits and at the waist: cloth, not plastic. */
function paintFolds(ctx: Canvas2d, skeleton: Skeleton, lens: Lens, person: Person): void {
  const { torso, pelvis, size } = skeleton;
  const spot = (left: number, up: number): { x: number; y: number } =>
    see(lens, placed(pelvis, torso, [left * size, up * size, 0.08 * size]));
  const folds = new Path2D();
  for (const s of [-1, 1]) {
    const [a, b, c] = [spot(s * 0.15, 0.38), spot(s * 0.1, 0.31), spot(s * 0.05, 0.28)];
    folds.moveTo(a.x, a.y);
    folds.quadraticCurveTo(b.x, b.y, c.x, c.y);
    const [d, e, f] = [spot(s * 0.14, 0.1), spot(s * 0.08, 0.085), spot(s * 0.03, 0.1)];
    folds.moveTo(d.x, d.y);
    folds.quadraticCurveTo(e.x, e.y, f.x, f.y);
  }
  ctx.strokeStyle = css(lit(person.shirt, -0.6), 0.11);
  ctx.lineWidth = 0.011 * size * see(lens, pelvis).scale;
  ctx.lineCap = 'round';
  ctx.stroke(folds);
}
