/** Draws hair: a cap from the hairline over the crown, and what hangs or sits behind the head. */
import { type HairStyle } from './appearance.ts';
import { see } from './camera.ts';
import { css, lit } from './colour.ts';
import { HALF_HEIGHT, type Head } from './head-shape.ts';
import { placed } from './space.ts';
import { boneRings, type Canvas2d, type Profile, paintTube, radiusAt } from './tube.ts';

/** Height of the hairline (v) by the angle from the brow in radians; `volume` is how far hair stands off. */
interface Cut {
  readonly line: Profile;
  readonly volume: number;
}

const CUTS: Readonly<Record<HairStyle, Cut>> = {
  short: {
    line: [
      [0, 0.56],
      [0.8, 0.5],
      [1.15, 0.2],
      [1.6, 0.16],
      [1.9, -0.2],
      [2.4, -0.5],
    ],
    volume: 1.05,
  },
  side: {
    line: [
      [0, 0.5],
      [0.8, 0.44],
      [1.15, 0.16],
      [1.6, 0.1],
      [1.9, -0.2],
      [2.4, -0.5],
    ],
    volume: 1.1,
  },
  bob: {
    line: [
      [0, 0.5],
      [0.55, 0.4],
      [0.95, -0.1],
      [1.15, -0.5],
      [2, -0.6],
    ],
    volume: 1.12,
  },
  bun: {
    line: [
      [0, 0.6],
      [0.7, 0.46],
      [1.2, 0.16],
      [1.6, 0.08],
      [2, -0.3],
      [2.4, -0.55],
    ],
    volume: 1.05,
  },
  curly: {
    line: [
      [0, 0.5],
      [0.8, 0.4],
      [1.15, 0],
      [1.6, -0.2],
      [2, -0.5],
    ],
    volume: 1.2,
  },
};

const HALF_WIDTH = 0.1;

const wrapped = (angle: number): number => Math.atan2(Math.sin(angle), Math.cos(angle));

/** The visible hairline from one side of the head to the other, then back over the crown. */
function capPath(head: Head, { line, volume }: Cut): Path2D {
  const { frame, skeleton, lens, view, person } = head;
  const { size } = skeleton;
  const path = new Path2D();
  const parting = person.hairStyle === 'side' ? 0.1 : 0;
  const spot = (turn: number, v: number, width: number): void => {
    const angle = turn + view;
    const w = width * size;
    const at = placed(skeleton.head, frame, [
      Math.sin(angle) * w,
      v * HALF_HEIGHT * size,
      Math.cos(angle) * w,
    ]);
    const { x, y } = see(lens, at);
    path.lineTo(x, y);
  };
  const lineAt = (turn: number): number => {
    const angle = wrapped(turn + view);
    return (
      radiusAt(line, Math.abs(angle)) +
      parting * Math.sin(2 * angle) -
      0.04 * Math.abs(Math.sin(9 * angle))
    );
  };
  for (let i = 0; i <= 24; i++) {
    const turn = -Math.PI / 2 + (i / 24) * Math.PI;
    const v = lineAt(turn);
    spot(turn, v, Math.sqrt(1 - (v / volume) ** 2) * HALF_WIDTH * volume);
  }
  const [right, left] = [lineAt(Math.PI / 2), lineAt(-Math.PI / 2)];
  const [from, to] = [
    Math.asin(Math.max(-0.95, right)),
    Math.PI - Math.asin(Math.max(-0.95, left)),
  ];
  for (let i = 0; i <= 28; i++) {
    const angle = from + ((to - from) * i) / 28;
    const curl = person.hairStyle === 'curly' ? 0.05 * Math.abs(Math.sin(angle * 6)) : 0;
    const across = Math.cos(angle) * HALF_WIDTH * (volume + curl);
    const v = Math.sin(angle) * (volume + curl) * 1.05;
    spot(across >= 0 ? Math.PI / 2 : -Math.PI / 2, v, Math.abs(across));
  }
  path.closePath();
  return path;
}

export function paintHairBehind(ctx: Canvas2d, head: Head): void {
  const { person, skeleton, lens, light, frame } = head;
  const { size } = skeleton;
  const paint = { colour: lit(person.hair, -0.18), light, depth: 0.7 };
  if (person.hairStyle === 'bob') {
    const top = placed(skeleton.head, frame, [0, 0.02 * size, -0.02 * size]);
    const ends = placed(skeleton.head, frame, [0, -0.15 * size, -0.03 * size]);
    paintTube(ctx, boneRings(lens, [top, 0.11 * size], [ends, 0.1 * size]), paint);
  }
  if (person.hairStyle === 'bun') {
    const knot = placed(skeleton.head, frame, [0, 0.15 * size, -0.05 * size]);
    paintTube(ctx, boneRings(lens, [knot, 0.045 * size], [knot, 0.045 * size]), paint);
  }
}

export function paintHairOver(ctx: Canvas2d, head: Head): void {
  const { person, metres, light, skeleton, lens } = head;
  const path = capPath(head, CUTS[person.hairStyle]);
  ctx.fillStyle = css(lit(person.hair, -0.12));
  ctx.fill(path);
  ctx.save();
  ctx.clip(path);
  const crown = see(
    lens,
    placed(skeleton.head, skeleton.face, [0, 0.09 * skeleton.size, 0.02 * skeleton.size]),
  );
  for (const [radius, glow] of [
    [0.085, 0.05],
    [0.06, 0.12],
    [0.035, 0.2],
  ] as const) {
    ctx.fillStyle = css(lit(person.hair, glow), 0.5);
    ctx.beginPath();
    const shift = 0.03 * metres;
    ctx.ellipse(
      crown.x + light.x * shift,
      crown.y + light.y * shift * 0.3,
      radius * metres,
      radius * 0.6 * metres,
      0,
      0,
      7,
    );
    ctx.fill();
  }
  ctx.restore();
}
