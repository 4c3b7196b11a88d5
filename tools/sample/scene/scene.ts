/** Draws any frame of a clip from its script: the room, kept from frame to frame, the person, and the camera's own marks. */
import { HEIGHT, WIDTH } from './camera.ts';
import { paintFigure } from './figure.ts';
import { createFilmStock } from './film.ts';
import { stanceAt } from './motion.ts';
import { paintRoom } from './room.ts';
import { FRAME_RATE, type Script } from './script.ts';
import { type Canvas2d } from './tube.ts';

export interface Scene {
  /** Fills the whole canvas of WIDTH x HEIGHT; frames may be drawn in any order. */
  drawFrame(ctx: Canvas2d, frame: number): void;
}

/** Daylight falls in from the window, on the left; a mirrored clip is turned over as a whole. */
const LIGHT = { x: -0.75, y: -0.5 };

export function createScene(script: Script): Scene {
  const { film, person } = script.appearance;
  const backdrop = new OffscreenCanvas(WIDTH, HEIGHT);
  const surface = backdrop.getContext('2d');
  if (surface === null) throw new Error('This browser gives no drawing surface.');
  paintRoom({ ctx: surface, lens: film.lens }, script);
  const stock = createFilmStock(script.seed, film);
  return {
    drawFrame: (ctx, frame) => {
      const timeS = frame / FRAME_RATE;
      ctx.save();
      if (film.mirrored) ctx.transform(-1, 0, 0, 1, WIDTH, 0);
      ctx.drawImage(backdrop, 0, 0);
      const stance = stanceAt(script, timeS);
      if (stance !== null)
        paintFigure(ctx, stance, { lens: film.lens, person, light: LIGHT, timeS });
      ctx.restore();
      stock.develop(ctx, frame, timeS);
    },
  };
}
