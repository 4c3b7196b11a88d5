/** Draws the window with the day outside, its curtains, and the light it throws on the floor. */
import { type Room } from './appearance.ts';
import { see } from './camera.ts';
import { type Colour, css, lit, mix } from './colour.ts';
import { lerp, point } from './space.ts';
import { panel, panelPath, type Stage, upright } from './solid.ts';

const SILL_M = 0.95;
const TOP_M = 2.15;
const FRAME: Colour = [247, 244, 238];

function paintOutside({ ctx, lens }: Stage, room: Room): void {
  const { x, width, hill } = room.window;
  const z = room.depth;
  const opening = panelPath(lens, upright([x - width / 2, SILL_M], [x + width / 2, TOP_M], z));
  const [top, bottom] = [see(lens, point(x, TOP_M, z)), see(lens, point(x, SILL_M, z))];
  const sky = ctx.createLinearGradient(0, top.y, 0, bottom.y);
  sky.addColorStop(0, 'rgb(176 211 238)');
  sky.addColorStop(0.6, 'rgb(226 238 244)');
  sky.addColorStop(1, 'rgb(248 240 226)');
  ctx.save();
  ctx.clip(opening);
  ctx.fillStyle = sky;
  ctx.fillRect(0, 0, 640, 480);
  for (const [rise, phase, far] of [
    [0.42, 0.4, 0.55],
    [0.26, 2.1, 0.15],
  ] as const) {
    ctx.fillStyle = css(mix(hill, [226, 236, 240], far));
    ctx.beginPath();
    ctx.moveTo(-50, 480);
    for (let i = 0; i <= 20; i++) {
      const at = x - width / 2 + (width * i) / 20;
      const up =
        SILL_M + rise + 0.07 * Math.sin(3.1 * at + phase) + 0.03 * Math.sin(9 * at + phase);
      const spot = see(lens, point(at, up, z));
      ctx.lineTo(spot.x, spot.y);
    }
    ctx.lineTo(690, 480);
    ctx.fill();
  }
  ctx.restore();
}

function paintFrame(stage: Stage, { window: { x, width }, depth: z }: Room): void {
  const [left, right] = [x - width / 2, x + width / 2];
  const bar = (x0: number, y0: number, x1: number, y1: number, shade: number): void => {
    panel(stage, upright([x0, y0], [x1, y1], z), lit(FRAME, shade));
  };
  bar(left - 0.06, TOP_M, right + 0.06, TOP_M + 0.06, -0.05);
  bar(left - 0.06, SILL_M - 0.02, left, TOP_M, -0.02);
  bar(right, SILL_M - 0.02, right + 0.06, TOP_M, -0.12);
  bar(x - 0.025, SILL_M, x + 0.025, TOP_M, -0.06);
  bar(left, 1.72, right, 1.76, -0.06);
  bar(left - 0.12, SILL_M - 0.06, right + 0.12, SILL_M, 0);
  bar(left - 0.12, SILL_M - 0.1, right + 0.12, SILL_M - 0.06, -0.22);
}

/** One hanging length of cloth, wavy at its foot, its folds lighter and darker in turn. */
function paintCurtain(stage: Stage, room: Room, [from, to]: readonly [number, number]): void {
  const folds = 7;
  const z = room.depth - 0.08;
  for (let i = 0; i < folds; i++) {
    const [a, b] = [lerp(from, to, i / folds), lerp(from, to, (i + 1) / folds)];
    const gather = (at: number): number => lerp(at, (from + to) / 2, 0.12);
    const shade = i % 2 === 0 ? -0.03 : -0.16;
    const corners = [
      point(gather(a), 2.32, z),
      point(gather(b) + 0.004, 2.32, z),
      point(b + 0.004, 0.08 + 0.01 * (i % 2), z),
      point(a, 0.09 - 0.01 * (i % 2), z),
    ];
    panel(stage, corners, lit(room.curtain, shade));
  }
}

export function paintWindow(stage: Stage, room: Room): void {
  const { x, width } = room.window;
  paintOutside(stage, room);
  paintFrame(stage, room);
  const rod = room.depth - 0.08;
  panel(
    stage,
    upright([x - width / 2 - 0.4, 2.32], [x + width / 2 + 0.4, 2.35], rod),
    lit(room.wood, -0.2),
  );
  paintCurtain(stage, room, [x - width / 2 - 0.36, x - width / 2 - 0.02]);
  paintCurtain(stage, room, [x + width / 2 + 0.02, x + width / 2 + 0.36]);
}

/** Two panes of daylight lying aslant on the floor. */
export function paintSunlight({ ctx, lens }: Stage, { window: { x, width }, depth }: Room): void {
  ctx.save();
  for (const [a, b] of [
    [-0.46, -0.04],
    [0.04, 0.46],
  ] as const) {
    const [far, near] = [depth - 0.75, depth - 1.75];
    const corners = [
      point(x + width * a + 0.5, 0, far),
      point(x + width * b + 0.5, 0, far),
      point(x + width * b + 1.05, 0, near),
      point(x + width * a + 1.05, 0, near),
    ];
    ctx.fillStyle = 'rgb(255 236 190 / 0.28)';
    ctx.fill(panelPath(lens, corners));
  }
  ctx.restore();
}
