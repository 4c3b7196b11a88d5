/** Draws what stands and hangs in the room: shelf, sideboard or desk, plant, lamp and picture. */
import { type Room } from './appearance.ts';
import { see } from './camera.ts';
import { type Colour, css, hex, lit, mix } from './colour.ts';
import { type Random } from './random.ts';
import { box, contact, panel, type Stage, upright } from './solid.ts';
import { point } from './space.ts';

const SPINES: readonly [Colour, ...Colour[]] = [
  hex('#8c4a3f'),
  hex('#3f5f73'),
  hex('#c9a45c'),
  hex('#5c6f52'),
  hex('#d8cfbf'),
  hex('#6a5478'),
  hex('#34383f'),
];

/** A row of books of different heights from x0 to x1 on a board. */
function paintBooks(
  stage: Stage,
  random: Random,
  [x0, x1, y, z]: readonly [number, number, number, number],
): void {
  let x = x0;
  while (x < x1 - 0.05) {
    const width = random.range(0.025, 0.05);
    const height = random.range(0.16, 0.24);
    panel(
      stage,
      upright([x, y], [x + width - 0.004, y + height], z),
      lit(random.pick(SPINES), -0.1),
    );
    x += width;
  }
}

function paintShelf(stage: Stage, room: Room, random: Random): void {
  const { x } = room.furniture;
  const z = room.depth - 0.17;
  const half = 0.42;
  contact(stage, [x, z], [1.3, 0.6, 0.35]);
  box(stage, { x, z, width: 2 * half, height: 1.75, depth: 0.32 }, room.wood);
  for (let row = 0; row < 5; row++) {
    const y = 0.06 + row * 0.335;
    const [left, right] = [x - half + 0.03, x + half - 0.03];
    const front = z - 0.155;
    panel(stage, upright([left, y], [right, y + 0.305], front), lit(room.wood, -0.5));
    const reach = random.range(0.45, 1);
    paintBooks(stage, random, [left, left + (right - left) * reach, y, front]);
    if (reach < 0.75) {
      const vase = {
        x: right - 0.12,
        z: front - 0.01,
        y,
        width: 0.11,
        height: 0.15,
        depth: 0.02,
        round: 0.02,
      };
      box(stage, vase, row % 2 === 0 ? room.accent : room.curtain);
    }
  }
}

function paintSideboard(stage: Stage, room: Room, random: Random): void {
  const { x } = room.furniture;
  const z = room.depth - 0.25;
  contact(stage, [x, z], [1.7, 0.7, 0.35]);
  for (const leg of [-0.55, 0.55]) {
    box(
      stage,
      { x: x + leg, z: z - 0.15, width: 0.04, height: 0.16, depth: 0.04 },
      lit(room.wood, -0.4),
    );
  }
  box(stage, { x, z, y: 0.16, width: 1.3, height: 0.56, depth: 0.42 }, room.wood);
  for (const door of [-0.43, 0, 0.43]) {
    const corners = upright([x + door - 0.2, 0.2], [x + door + 0.2, 0.68], z - 0.212);
    panel(stage, corners, lit(room.wood, 0.06));
    panel(
      stage,
      upright([x + door + 0.13, 0.44], [x + door + 0.15, 0.52], z - 0.214),
      lit(room.wood, -0.5),
    );
  }
  paintBooks(stage, random, [x - 0.5, x - 0.2, 0.72, z - 0.1]);
  const vase = {
    x: x + 0.32,
    z: z - 0.05,
    y: 0.72,
    width: 0.14,
    height: 0.24,
    depth: 0.1,
    round: 0.03,
  };
  box(stage, vase, room.accent);
}

function paintDesk(stage: Stage, room: Room, random: Random): void {
  const { x } = room.furniture;
  const z = room.depth - 0.3;
  contact(stage, [x, z], [1.6, 0.7, 0.3]);
  for (const leg of [-0.58, 0.58]) {
    box(
      stage,
      { x: x + leg, z: z - 0.2, width: 0.05, height: 0.7, depth: 0.05 },
      lit(room.wood, -0.25),
    );
  }
  box(stage, { x, z, y: 0.7, width: 1.3, height: 0.045, depth: 0.55 }, room.wood);
  box(
    stage,
    { x: x - 0.05, z: z + 0.05, y: 0.745, width: 0.12, height: 0.1, depth: 0.06 },
    [58, 60, 66],
  );
  box(
    stage,
    { x: x - 0.05, z: z + 0.05, y: 0.83, width: 0.56, height: 0.34, depth: 0.03 },
    [44, 46, 52],
  );
  panel(
    stage,
    upright([x - 0.31, 0.85], [x + 0.21, 1.15], z + 0.033),
    mix(room.accent, [120, 150, 175], 0.6),
  );
  paintBooks(stage, random, [x + 0.33, x + 0.56, 0.745, z - 0.05]);
}

export function paintFurniture(stage: Stage, room: Room, random: Random): void {
  switch (room.furniture.kind) {
    case 'shelf':
      paintShelf(stage, room, random);
      return;
    case 'sideboard':
      paintSideboard(stage, room, random);
      return;
    case 'desk':
      paintDesk(stage, room, random);
  }
}

export function paintPlant(stage: Stage, room: Room, random: Random): void {
  const { ctx, lens } = stage;
  const [x, z] = [room.plantX, room.depth - 0.55];
  contact(stage, [x, z], [0.7, 0.4, 0.4]);
  box(stage, { x, z, width: 0.28, height: 0.3, depth: 0.24, round: 0.03 }, lit(room.accent, 0.1));
  const pot = see(lens, point(x, 0.3, z));
  for (let i = 0; i < 22; i++) {
    const angle = random.range(-1.25, 1.25);
    const reach = random.range(0.35, 0.8) * (1 - 0.25 * Math.abs(angle));
    const tip = see(
      lens,
      point(x + Math.sin(angle) * reach * 0.7, 0.32 + Math.cos(angle) * reach, z),
    );
    const bend = see(
      lens,
      point(x + Math.sin(angle) * reach * 0.2, 0.32 + Math.cos(angle) * reach * 0.75, z),
    );
    const broad = 0.045 * pot.scale;
    const leaf: Colour = mix([52, 92, 62], [116, 150, 84], random.next());
    ctx.fillStyle = css(leaf);
    ctx.beginPath();
    ctx.moveTo(pot.x, pot.y);
    ctx.quadraticCurveTo(bend.x - broad, bend.y, tip.x, tip.y);
    ctx.quadraticCurveTo(bend.x + broad, bend.y, pot.x, pot.y);
    ctx.fill();
    ctx.strokeStyle = css(lit(leaf, 0.2), 0.5);
    ctx.lineWidth = 0.7;
    ctx.beginPath();
    ctx.moveTo(pot.x, pot.y);
    ctx.quadraticCurveTo(bend.x, bend.y, tip.x, tip.y);
    ctx.stroke();
  }
}

/** A floor lamp, lit: its shade glows and warms the wall. */
export function paintLamp(stage: Stage, room: Room): void {
  if (room.lampX === null) return;
  const { ctx, lens } = stage;
  const [x, z] = [room.lampX, room.depth - 0.3];
  const bulb = see(lens, point(x, 1.55, z));
  const glow = ctx.createRadialGradient(bulb.x, bulb.y, 4, bulb.x, bulb.y, 150);
  glow.addColorStop(0, 'rgb(255 224 170 / 0.5)');
  glow.addColorStop(1, 'rgb(255 224 170 / 0)');
  ctx.fillStyle = glow;
  ctx.fillRect(bulb.x - 150, bulb.y - 150, 300, 300);
  contact(stage, [x, z], [0.45, 0.3, 0.35]);
  box(stage, { x, z, width: 0.24, height: 0.02, depth: 0.2, round: 0.01 }, [70, 62, 58]);
  panel(stage, upright([x - 0.012, 0.02], [x + 0.012, 1.45], z), [84, 76, 70]);
  const shade = [
    point(x - 0.19, 1.42, z),
    point(x + 0.19, 1.42, z),
    point(x + 0.12, 1.72, z),
    point(x - 0.12, 1.72, z),
  ];
  panel(stage, shade, [250, 229, 190]);
}

/** A framed print: hills, circles or stripes in the room's colours. */
export function paintPicture(stage: Stage, room: Room): void {
  if (room.picture === null) return;
  const { ctx, lens } = stage;
  const { x, motif } = room.picture;
  const z = room.depth - 0.01;
  const at = (left: number, bottom: number, right: number, top: number, colour: Colour): void => {
    panel(stage, upright([x + left, 1.45 + bottom], [x + right, 1.45 + top], z), colour);
  };
  at(-0.24, -0.03, 0.26, 0.63, lit(room.wall, -0.28));
  at(-0.25, 0, 0.25, 0.65, lit(room.wood, -0.3));
  at(-0.225, 0.025, 0.225, 0.625, [246, 242, 234]);
  at(-0.16, 0.1, 0.16, 0.55, mix(room.accent, [246, 242, 234], 0.75));
  if (motif < 1) {
    at(-0.16, 0.1, 0.16, 0.24, lit(room.accent, -0.25));
    at(-0.16, 0.24, 0.16, 0.34, room.accent);
  } else if (motif < 2) {
    for (const [dx, dy, r, t] of [
      [-0.03, 0.36, 0.1, 0],
      [0.05, 0.24, 0.08, 0.5],
    ] as const) {
      const spot = see(lens, point(x + dx, 1.45 + dy, z));
      ctx.fillStyle = css(mix(room.accent, [52, 74, 92], t), 0.9);
      ctx.beginPath();
      ctx.arc(spot.x, spot.y, r * spot.scale, 0, 7);
      ctx.fill();
    }
  } else {
    for (let i = 0; i < 4; i++)
      at(
        -0.12 + i * 0.065,
        0.14,
        -0.08 + i * 0.065,
        0.5 - 0.06 * (i % 2),
        lit(room.accent, -0.1 * i),
      );
  }
}
