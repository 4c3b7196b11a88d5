/** The mark in signed distances: a ring with a dot, and three lines that trail off to the left of it. */

/** tile: in colour, on a rounded square; template: black alone, which macOS colours itself. */
export type IconLook = 'tile' | 'template';

interface Shape {
  /** Distance to the edge in parts of the icon's edge, negative inside. */
  readonly distance: (x: number, y: number) => number;
  /** Red, green, blue 0..255 and opacity 0..1. */
  readonly colour: readonly [red: number, green: number, blue: number, opacity: number];
}

const ring = (cx: number, cy: number, radius: number, width: number) => (x: number, y: number) =>
  Math.abs(Math.hypot(x - cx, y - cy) - radius) - width / 2;

const disc = (cx: number, cy: number, radius: number) => (x: number, y: number) =>
  Math.hypot(x - cx, y - cy) - radius;

const line = (from: number, to: number, cy: number, width: number) => (x: number, y: number) =>
  Math.hypot(x - Math.min(to, Math.max(from, x)), y - cy) - width / 2;

/** A square of edge 1, its corners rounded. */
const tile = (radius: number) => (x: number, y: number) => {
  const across = Math.abs(x - 0.5) - 0.5 + radius;
  const down = Math.abs(y - 0.5) - 0.5 + radius;
  return (
    Math.hypot(Math.max(across, 0), Math.max(down, 0)) +
    Math.min(Math.max(across, down), 0) -
    radius
  );
};

function shapesOf(look: IconLook): readonly Shape[] {
  const mark = look === 'tile' ? ([240, 246, 252, 1] as const) : ([0, 0, 0, 1] as const);
  const glow = look === 'tile' ? ([88, 214, 180, 1] as const) : mark;
  const faded = (opacity: number) => [mark[0], mark[1], mark[2], opacity] as const;
  const background: readonly Shape[] =
    look === 'tile' ? [{ distance: tile(0.22), colour: [24, 32, 48, 1] }] : [];
  return [
    ...background,
    { distance: line(0.17, 0.34, 0.33, 0.06), colour: faded(0.45) },
    { distance: line(0.12, 0.27, 0.5, 0.06), colour: faded(0.7) },
    { distance: line(0.17, 0.34, 0.67, 0.06), colour: faded(0.45) },
    { distance: ring(0.61, 0.5, 0.22, 0.075), colour: mark },
    { distance: disc(0.61, 0.5, 0.095), colour: glow },
  ];
}

/** @returns RGBA, row by row; edges are soft over one pixel. */
export function drawIcon(size: number, look: IconLook): Uint8Array {
  const shapes = shapesOf(look);
  const pixels = new Uint8Array(size * size * 4);
  for (let index = 0; index < size * size; index += 1) {
    const x = ((index % size) + 0.5) / size;
    const y = (Math.floor(index / size) + 0.5) / size;
    pixels.set(blend(shapes, x, y, size), index * 4);
  }
  return pixels;
}

/** Each shape over those before it, with straight, not premultiplied, opacity. */
function blend(shapes: readonly Shape[], x: number, y: number, size: number): number[] {
  let [red, green, blue, opacity] = [0, 0, 0, 0];
  for (const { distance, colour } of shapes) {
    const cover = Math.min(1, Math.max(0, 0.5 - distance(x, y) * size)) * colour[3];
    const total = cover + opacity * (1 - cover);
    if (total === 0) continue;
    const mix = (over: number, under: number) =>
      (over * cover + under * opacity * (1 - cover)) / total;
    [red, green, blue] = [mix(colour[0], red), mix(colour[1], green), mix(colour[2], blue)];
    opacity = total;
  }
  return [red, green, blue, opacity * 255].map(Math.round);
}
