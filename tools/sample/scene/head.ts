/** Draws neck, head and face; features lie on the head, so they turn with it. */
import { see } from './camera.ts';
import { type Colour, css, lit, mix } from './colour.ts';
import { paintHairBehind, paintHairOver } from './hair.ts';
import { createHead, HALF_HEIGHT, type Head, type HeadParts, WIDTH } from './head-shape.ts';
import { lerp, placed, type Point } from './space.ts';
import { boneRings, type Canvas2d, paintBroad, paintTube, type Ring } from './tube.ts';

function paintNeck(ctx: Canvas2d, { skeleton, lens, light, person }: HeadParts): void {
  const { size, torso, neck } = skeleton;
  const base: Point = placed(neck, torso, [0, -0.012 * size, 0.02 * size]);
  const rings = boneRings(lens, [base, 0.05 * size], [skeleton.head, 0.05 * size]);
  paintTube(ctx, rings, { colour: lit(person.skin, -0.24), light, depth: 0.7 });
}

function paintSkull(ctx: Canvas2d, { skeleton, lens, light, person, metres, view }: Head): void {
  const { face, head, size } = skeleton;
  const upright = see(lens, placed(head, face, [0, 0.1 * size, 0]));
  const middle = see(lens, head);
  const angle = Math.atan2(upright.y - middle.y, upright.x - middle.x) + Math.PI / 2;
  const broader = lerp(1, 1.08, Math.abs(Math.sin(view)));
  const rings = WIDTH.map(([v, width]): Ring => {
    const at = see(lens, placed(head, face, [0, v * HALF_HEIGHT * size, 0.012 * size]));
    return { x: at.x, y: at.y, rx: width * metres * broader, ry: 0.026 * metres, angle };
  });
  const across = { x: middle.x, y: middle.y, rx: 0.1 * metres, ry: 0, angle };
  paintBroad(ctx, rings, { across, colour: person.skin, light, depth: 0.7 });
}

function paintEars(ctx: Canvas2d, head: Head): void {
  for (const u of [-1, 1]) {
    if (Math.cos(u * 1.75 - head.view) < -0.75) continue;
    const spot = head.on(u * 1.02, -0.02);
    ctx.fillStyle = css(lit(head.person.skin, -0.18));
    ctx.beginPath();
    ctx.ellipse(spot.x, spot.y, 0.02 * head.metres, 0.034 * head.metres, 0.1 * u, 0, 2 * Math.PI);
    ctx.fill();
  }
}

function paintEye(ctx: Canvas2d, head: Head, u: number): void {
  const facing = head.facing(u);
  if (facing < 0.12) return;
  const { metres, eyesShut, person } = head;
  const eye = head.on(u, 0.08);
  const wide = 0.0185 * metres * facing;
  ctx.strokeStyle = css(mix(person.hair, [40, 28, 24], 0.5), 0.9);
  ctx.lineCap = 'round';
  if (eyesShut) {
    ctx.lineWidth = 0.008 * metres;
    ctx.beginPath();
    ctx.ellipse(eye.x, eye.y, wide, 0.007 * metres, 0, 0, Math.PI);
    ctx.stroke();
  } else {
    ctx.fillStyle = 'rgb(250 247 242)';
    ctx.beginPath();
    ctx.ellipse(eye.x, eye.y, wide, 0.0105 * metres, 0, 0, 2 * Math.PI);
    ctx.fill();
    const glance = 0.35 * Math.sin(head.view) * wide;
    ctx.fillStyle = 'rgb(48 32 26)';
    ctx.beginPath();
    ctx.ellipse(
      eye.x - glance,
      eye.y,
      0.0105 * metres * Math.sqrt(facing),
      0.0118 * metres,
      0,
      0,
      7,
    );
    ctx.fill();
  }
  ctx.lineWidth = 0.0055 * metres;
  ctx.beginPath();
  ctx.ellipse(eye.x, eye.y, wide * 1.08, 0.0115 * metres, 0, Math.PI, 2 * Math.PI);
  ctx.stroke();
  const [inner, outer] = [head.on(u * 0.55, 0.24), head.on(u * 1.45, 0.25)];
  const top = head.on(u, 0.31);
  ctx.lineWidth = 0.0105 * metres;
  ctx.beginPath();
  ctx.moveTo(inner.x, inner.y);
  ctx.quadraticCurveTo(top.x, top.y, outer.x, outer.y);
  ctx.stroke();
}

function paintMouth(ctx: Canvas2d, head: Head): void {
  if (head.facing(0) < 0.1) return;
  const { smile, metres } = head;
  const reach = lerp(0.26, 0.4, smile);
  const lift = lerp(0.015, 0.075, smile);
  const [a, b] = [head.on(-reach, -0.47 + lift), head.on(reach, -0.47 + lift)];
  const middle = head.on(0, -0.5 - lerp(0.04, 0.24, smile), 0.006);
  const lips: Colour = mix(head.person.skin, [150, 52, 52], 0.62);
  ctx.lineCap = 'round';
  ctx.lineWidth = 0.0105 * metres;
  ctx.strokeStyle = css(lit(lips, -0.15));
  ctx.beginPath();
  ctx.moveTo(a.x, a.y);
  ctx.quadraticCurveTo(middle.x, middle.y, b.x, b.y);
  if (smile > 0.6) {
    const upper = head.on(0, -0.47, 0.006);
    ctx.quadraticCurveTo(upper.x, upper.y, a.x, a.y);
    ctx.fillStyle = 'rgb(252 246 240)';
    ctx.fill();
  }
  ctx.stroke();
}

function paintNose(ctx: Canvas2d, head: Head): void {
  if (head.facing(0) < -0.25) return;
  const { metres, person } = head;
  const ring = (v: number, lift: number, radius: number): Ring => {
    const at = head.on(0, v, lift);
    return { x: at.x, y: at.y, rx: radius * metres, ry: radius * metres, angle: 0 };
  };
  const rings = [ring(0.08, -0.006, 0.009), ring(-0.1, 0.006, 0.011), ring(-0.18, 0.01, 0.015)];
  paintTube(ctx, rings, { colour: lit(person.skin, -0.02), light: head.light, depth: 0.42 });
}

function paintCheeks(ctx: Canvas2d, head: Head): void {
  for (const u of [-0.52, 0.52]) {
    if (head.facing(u) < 0.25) continue;
    const at = head.on(u, -0.24);
    ctx.fillStyle = css(mix(head.person.skin, [214, 84, 70], 0.6), 0.22);
    ctx.beginPath();
    ctx.ellipse(at.x, at.y, 0.024 * head.metres * head.facing(u), 0.017 * head.metres, 0, 0, 7);
    ctx.fill();
  }
}

function paintGlasses(ctx: Canvas2d, head: Head): void {
  ctx.strokeStyle = 'rgb(52 46 50)';
  ctx.lineWidth = 0.0085 * head.metres;
  ctx.beginPath();
  for (const u of [-0.4, 0.4]) {
    const facing = head.facing(u);
    if (facing < 0.1) continue;
    const at = head.on(u, 0.06, 0.006);
    ctx.moveTo(at.x + 0.03 * head.metres * facing, at.y);
    ctx.ellipse(at.x, at.y, 0.03 * head.metres * facing, 0.025 * head.metres, 0, 0, 2 * Math.PI);
  }
  ctx.stroke();
}

function paintBeard(ctx: Canvas2d, head: Head): void {
  const places: readonly (readonly [number, number])[] = [
    [-0.98, 0],
    [-0.98, -0.4],
    [-0.9, -0.75],
    [-0.5, -1.02],
    [0, -1.1],
    [0.5, -1.02],
    [0.9, -0.75],
    [0.98, -0.4],
    [0.98, 0],
    [0.8, -0.28],
    [0.4, -0.32],
    [0, -0.28],
    [-0.4, -0.32],
    [-0.8, -0.28],
  ];
  ctx.fillStyle = css(mix(head.person.hair, head.person.skin, 0.18), 0.9);
  ctx.beginPath();
  for (const [u, v] of places) {
    const at = head.on(u, v, 0.002);
    ctx.lineTo(at.x, at.y);
  }
  ctx.fill();
}

export function paintHead(ctx: Canvas2d, parts: HeadParts): void {
  const head = createHead(parts);
  paintHairBehind(ctx, head);
  paintNeck(ctx, head);
  paintEars(ctx, head);
  paintSkull(ctx, head);
  if (parts.person.beard && head.facing(0) > -0.1) paintBeard(ctx, head);
  paintCheeks(ctx, head);
  for (const u of [-0.4, 0.4]) paintEye(ctx, head, u);
  paintNose(ctx, head);
  paintMouth(ctx, head);
  paintHairOver(ctx, head);
  if (parts.person.glasses) paintGlasses(ctx, head);
}
