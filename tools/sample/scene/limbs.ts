/** Draws arms with hands and legs with shoes. */
import { type Person } from './appearance.ts';
import { type Lens, see } from './camera.ts';
import { css, lit } from './colour.ts';
import { type Arm, type Leg, type Side, type Skeleton } from './skeleton.ts';
import { add, between, cross, dot, type Point, scale, subtract, unit } from './space.ts';
import {
  boneRings,
  type Canvas2d,
  type Light,
  lightAcross,
  limbRings,
  outline,
  paintTube,
  type Profile,
} from './tube.ts';

const ARM: Profile = [
  [0, 0.05],
  [0.5, 0.046],
  [1, 0.039],
  [1.3, 0.041],
  [2, 0.028],
];
const LONG_SLEEVE: Profile = [
  [0, 0.051],
  [0.4, 0.054],
  [1, 0.05],
  [1.9, 0.036],
];
const SHORT_SLEEVE: Profile = [
  [0, 0.051],
  [0.72, 0.057],
];
const LEG: Profile = [
  [0, 0.08],
  [1, 0.052],
  [1.35, 0.056],
  [2, 0.034],
];
const TROUSERS: Profile = [
  [0, 0.088],
  [0.5, 0.08],
  [1, 0.064],
  [1.4, 0.06],
  [1.96, 0.053],
];
const SHORTS: Profile = [
  [0, 0.09],
  [0.82, 0.086],
];

export interface LimbParts {
  readonly skeleton: Skeleton;
  readonly lens: Lens;
  readonly light: Light;
  readonly person: Person;
  readonly side: Side;
}

interface Grip {
  readonly lens: Lens;
  readonly size: number;
}

/** Palm, four fingers and thumb; relaxed fingers lie close together and curl. */
function handPath({ wrist, fingers, thumb, open }: Arm, { lens, size }: Grip): Path2D {
  const path = new Path2D();
  const hand = size * 1.1;
  const acrossPalm = unit(subtract(thumb, scale(fingers, dot(thumb, fingers))));
  const inward = scale(cross(fingers, acrossPalm), 0.01 * (1 - open));
  const spot = (along: number, across: number): Point =>
    add(wrist, add(scale(fingers, along * hand), scale(acrossPalm, across * hand)));
  const bone = (from: readonly [Point, number], to: readonly [Point, number]): void => {
    path.addPath(outline(boneRings(lens, [from[0], from[1] * hand], [to[0], to[1] * hand])));
  };
  bone([spot(0, 0), 0.025], [spot(0.05, 0.003), 0.034]);
  bone([spot(0.05, 0.003), 0.034], [spot(0.082, 0), 0.032]);
  const lengths = [0.056, 0.07, 0.076, 0.068];
  lengths.forEach((full, i) => {
    const place = (i - 1.5) * (0.0155 + 0.002 * open);
    const spread = (i - 1.5) * 0.013 * open;
    const reach = 0.085 + full * (0.62 + 0.38 * open);
    bone([spot(0.085, place), 0.0095], [add(spot(reach, place + spread), inward), 0.0082]);
  });
  bone([spot(0.03, 0.026), 0.012], [spot(0.075, 0.04 + 0.026 * open), 0.0095]);
  return path;
}

export function paintArm(ctx: Canvas2d, { skeleton, lens, light, person, side }: LimbParts): void {
  const arm = skeleton.arms[side];
  const { size } = skeleton;
  const joints = [arm.shoulder, arm.elbow, arm.wrist] as const;
  const hand = handPath(arm, { lens, size });
  const metres = see(lens, arm.wrist).scale;
  const inner = { x: light.x * 0.006 * metres, y: light.y * 0.006 * metres };
  ctx.fillStyle = css(lit(person.skin, -0.24));
  ctx.fill(hand);
  ctx.save();
  ctx.clip(hand);
  ctx.translate(inner.x, inner.y);
  ctx.fillStyle = css(lit(person.skin, 0.04));
  ctx.fill(hand);
  ctx.restore();
  const skin = limbRings(lens, joints, {
    profile: ARM,
    size,
    from: person.longSleeves ? 1.6 : 0.4,
  });
  paintTube(ctx, skin, { colour: person.skin, light, depth: 0.9 });
  const sleeve = person.longSleeves ? LONG_SLEEVE : SHORT_SLEEVE;
  const to = person.longSleeves ? 1.9 : 0.72;
  const cloth = limbRings(lens, joints, { profile: sleeve, size: size * person.build, to });
  paintTube(ctx, cloth, { colour: person.shirt, light, depth: 0.95 });
  joinShoulder(ctx, { skeleton, lens, light, person, side }, outline(cloth));
}

/** Sleeve and chest are one piece of cloth: no dark rim runs across the shoulder. */
function joinShoulder(
  ctx: Canvas2d,
  { skeleton, lens, light, person, side }: LimbParts,
  sleeve: Path2D,
): void {
  const { shoulder } = skeleton.arms[side];
  const inner = see(lens, between(shoulder, skeleton.neck, 0.22));
  const radius = 0.11 * skeleton.size * inner.scale;
  const tone = lit(
    person.shirt,
    inner.x < see(lens, skeleton.neck).x === light.x < 0 ? lightAcross(0.16) : lightAcross(0.8),
  );
  const patch = ctx.createRadialGradient(inner.x, inner.y, radius * 0.3, inner.x, inner.y, radius);
  patch.addColorStop(0, css(tone, 0.95));
  patch.addColorStop(1, css(tone, 0));
  ctx.save();
  ctx.clip(sleeve);
  ctx.fillStyle = patch;
  ctx.fillRect(inner.x - radius, inner.y - radius, 2 * radius, 2 * radius);
  ctx.restore();
}

function paintShoe(ctx: Canvas2d, { heel, toe, ankle }: Leg, parts: LimbParts): void {
  const { lens, light, person, skeleton } = parts;
  const { size } = skeleton;
  const sole = boneRings(lens, [heel, 0.036 * size], [toe, 0.036 * size]).map((ring) => ({
    ...ring,
    y: ring.y + ring.rx * 0.22,
  }));
  paintTube(ctx, sole, { colour: lit(person.shoes, -0.55), light, depth: 0.4 });
  const body = boneRings(lens, [heel, 0.042 * size], [toe, 0.037 * size]);
  const neck = boneRings(lens, [ankle, 0.043 * size], [heel, 0.042 * size]);
  paintTube(ctx, [...neck, ...body], { colour: person.shoes, light });
}

export function paintLeg(ctx: Canvas2d, parts: LimbParts): void {
  const { skeleton, lens, light, person, side } = parts;
  const leg = skeleton.legs[side];
  const { size } = skeleton;
  const joints = [leg.hip, leg.knee, leg.ankle] as const;
  paintShoe(ctx, leg, parts);
  if (person.shorts) {
    const skin = limbRings(lens, joints, { profile: LEG, size, from: 0.5 });
    paintTube(ctx, skin, { colour: person.skin, light, depth: 0.9 });
    const sock = limbRings(lens, joints, {
      profile: [
        [1.8, 0.042],
        [2, 0.042],
      ],
      size,
      from: 1.82,
    });
    paintTube(ctx, sock, { colour: [236, 234, 228], light });
  }
  const profile = person.shorts ? SHORTS : TROUSERS;
  const to = person.shorts ? 0.82 : 1.96;
  const cloth = limbRings(lens, joints, { profile, size: size * Math.sqrt(person.build), to });
  paintTube(ctx, cloth, { colour: person.trousers, light });
}
