/** Draws the room without anybody in it: walls, floor, rug, furniture, chair; it does not change within a clip. */
import { HEIGHT, see, WIDTH } from './camera.ts';
import { paintChair } from './chair.ts';
import { css, lit } from './colour.ts';
import { paintFurniture, paintLamp, paintPicture, paintPlant } from './furniture.ts';
import { createRandom, type Random } from './random.ts';
import { type Script } from './script.ts';
import { panel, panelPath, type Stage, upright } from './solid.ts';
import { point } from './space.ts';
import { paintSunlight, paintWindow } from './window.ts';

type Paints = Script['appearance']['room'];

function paintWall({ ctx, lens }: Stage, room: Paints): void {
  const bright = see(lens, point(room.window.x, 1.6, room.depth));
  const light = ctx.createRadialGradient(bright.x, bright.y, 60, bright.x, bright.y, 640);
  light.addColorStop(0, css(lit(room.wall, 0.3)));
  light.addColorStop(0.5, css(lit(room.wall, 0.06)));
  light.addColorStop(1, css(lit(room.wall, -0.12)));
  ctx.fillStyle = light;
  ctx.fillRect(0, 0, WIDTH, HEIGHT);
}

/** Boards run away from the camera; each is a little lighter or darker than the next. */
function paintFloor(stage: Stage, room: Paints, random: Random): void {
  const { ctx, lens } = stage;
  const horizon = see(lens, point(0, 0, room.depth)).y;
  panel(
    stage,
    [point(-9, 0, room.depth), point(9, 0, room.depth), point(9, 0, 0.9), point(-9, 0, 0.9)],
    room.floor,
  );
  if (room.planks) {
    for (let x = -4; x < 4; x += 0.16) {
      const shade = random.range(-0.1, 0.07);
      const corners = [
        point(x, 0, room.depth),
        point(x + 0.155, 0, room.depth),
        point(x + 0.155, 0, 1),
        point(x, 0, 1),
      ];
      panel(stage, corners, lit(room.floor, shade));
    }
  }
  const fall = ctx.createLinearGradient(0, horizon, 0, HEIGHT);
  fall.addColorStop(0, 'rgb(40 24 20 / 0.25)');
  fall.addColorStop(0.3, 'rgb(40 24 20 / 0.02)');
  fall.addColorStop(1, 'rgb(40 24 20 / 0.1)');
  ctx.fillStyle = fall;
  ctx.fillRect(0, horizon, WIDTH, HEIGHT - horizon);
}

function paintSkirting(stage: Stage, room: Paints): void {
  panel(stage, upright([-9, 0], [9, 0.1], room.depth), [240, 236, 228]);
  panel(stage, upright([-9, 0.1], [9, 0.115], room.depth), [206, 200, 192]);
}

function paintRug({ ctx, lens }: Stage, room: Paints, [x, z]: readonly [number, number]): void {
  if (room.rug === null) return;
  const rectangle = (inset: number): Path2D => {
    const [w, d] = [1.15 - inset, 0.72 - inset];
    const corners = [
      point(x - w, 0, z + d),
      point(x + w, 0, z + d),
      point(x + w, 0, z - d),
      point(x - w, 0, z - d),
    ];
    return panelPath(lens, corners);
  };
  [0, 0.09, 0.13].forEach((inset, i) => {
    ctx.fillStyle = css(lit(room.rug ?? room.floor, i === 1 ? 0.45 : -0.12));
    ctx.fill(rectangle(inset));
  });
}

export function paintRoom(stage: Stage, script: Script): void {
  const { appearance, acting, seed } = script;
  const { room } = appearance;
  const random = createRandom(seed, 'clutter');
  paintWall(stage, room);
  paintFloor(stage, room, random);
  paintSkirting(stage, room);
  paintPicture(stage, room);
  paintWindow(stage, room);
  paintSunlight(stage, room);
  paintFurniture(stage, room, random);
  paintLamp(stage, room);
  paintPlant(stage, room, random);
  paintRug(stage, room, [acting.x, acting.z + 0.1]);
  paintChair(stage, appearance, acting);
}
