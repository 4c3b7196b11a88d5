/** What a laptop's camera adds to what it sees: slow changes of exposure, white balance, vignette and grain. */
import { type Film } from './appearance.ts';
import { HEIGHT, WIDTH } from './camera.ts';
import { createRandom } from './random.ts';
import { type Canvas2d } from './tube.ts';

export interface FilmStock {
  develop(ctx: Canvas2d, frame: number, timeS: number): void;
}

const TILE = 256;
const TILES = 6;

/** Grain as a semi-transparent tile: black where it darkens, white where it brightens. */
function grainTile(seed: number, index: number, grain: number): OffscreenCanvas {
  const random = createRandom(seed, `grain ${index}`);
  const tile = new OffscreenCanvas(TILE, TILE);
  const ctx = tile.getContext('2d');
  if (ctx === null) throw new Error('This browser gives no drawing surface.');
  const image = ctx.createImageData(TILE, TILE);
  for (let i = 0; i < TILE * TILE; i++) {
    const noise = random.next() + random.next() + random.next() - 1.5;
    const value = noise * 2 * grain;
    image.data.fill(value > 0 ? 255 : 0, 4 * i, 4 * i + 3);
    image.data[4 * i + 3] = Math.min(255, Math.abs(value) * 1.6);
  }
  ctx.putImageData(image, 0, 0);
  return tile;
}

function vignette(ctx: Canvas2d): CanvasGradient {
  const gradient = ctx.createRadialGradient(WIDTH / 2, HEIGHT / 2, 180, WIDTH / 2, HEIGHT / 2, 430);
  gradient.addColorStop(0, 'rgb(10 8 20 / 0)');
  gradient.addColorStop(1, 'rgb(20 10 20 / 0.14)');
  return gradient;
}

export function createFilmStock(seed: number, film: Film): FilmStock {
  const tiles = Array.from({ length: TILES }, (_, i) => grainTile(seed, i, film.grain));
  const random = createRandom(seed, 'light');
  const [phase, rate] = [random.range(0, 6.28), random.range(0.04, 0.09)];
  const places = createRandom(seed, 'grain places');
  const shifts = Array.from(
    { length: 97 },
    () => [places.range(0, TILE), places.range(0, TILE)] as const,
  );
  return {
    develop: (ctx, frame, timeS) => {
      const cloud = 0.022 * Math.sin(2 * Math.PI * rate * timeS + phase);
      const gain = film.exposure + cloud - 1;
      ctx.fillStyle =
        gain > 0 ? `rgb(255 250 240 / ${gain * 0.6})` : `rgb(12 10 24 / ${-gain * 1.2})`;
      ctx.fillRect(0, 0, WIDTH, HEIGHT);
      const warm = film.warmth - 1;
      ctx.fillStyle =
        warm > 0 ? `rgb(255 170 60 / ${warm * 1.4})` : `rgb(70 120 255 / ${-warm * 1.4})`;
      ctx.fillRect(0, 0, WIDTH, HEIGHT);
      ctx.fillStyle = vignette(ctx);
      ctx.fillRect(0, 0, WIDTH, HEIGHT);
      const tile = tiles[frame % TILES];
      const [dx, dy] = shifts[frame % shifts.length] ?? [0, 0];
      if (tile === undefined) return;
      for (let x = -dx; x < WIDTH; x += TILE) {
        for (let y = -dy; y < HEIGHT; y += TILE) ctx.drawImage(tile, Math.round(x), Math.round(y));
      }
    },
  };
}
