/** The mark of renderer/design/longtake.svg as pixels: a line that beats once and goes on to a dot, on a rounded square. */

/** tile: in colour, on its square; template: the mark alone in black, which macOS colours itself. */
export type IconLook = 'tile' | 'template';

type Colour = readonly [red: number, green: number, blue: number];
type Point = readonly [x: number, y: number];

interface Shape {
  /** Distance to the edge in units of the drawing, negative inside. */
  readonly distance: (x: number, y: number) => number;
  readonly colour: Colour;
}

/** Edge of the drawing, in its own units. */
const EDGE = 32;
const LINE_WIDTH = 2.6;
const CORNER = 8;
const beat: readonly Point[] = [
  [5, 16],
  [11, 16],
  [14, 9],
  [18, 23],
  [21, 16],
  [27, 16],
];
const dot = { x: 27, y: 16, radius: 2.4 };

const night: Colour = [0x13, 0x1a, 0x26];
const blue: Colour = [0x6e, 0xa8, 0xfe];
const green: Colour = [0x3e, 0xcf, 0x8e];
const black: Colour = [0, 0, 0];

function toSegment(x: number, y: number, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

function toBeat(x: number, y: number): number {
  const distances = beat.slice(1).map((to, n) => toSegment(x, y, beat[n] ?? to, to));
  return Math.min(...distances) - LINE_WIDTH / 2;
}

const toDot = (x: number, y: number): number => Math.hypot(x - dot.x, y - dot.y) - dot.radius;

function toTile(x: number, y: number): number {
  const across = Math.abs(x - EDGE / 2) - EDGE / 2 + CORNER;
  const down = Math.abs(y - EDGE / 2) - EDGE / 2 + CORNER;
  const outside = Math.hypot(Math.max(across, 0), Math.max(down, 0));
  return outside + Math.min(Math.max(across, down), 0) - CORNER;
}

function shapesOf(look: IconLook): readonly Shape[] {
  if (look === 'template') {
    return [toBeat, toDot].map((distance) => ({ distance, colour: black }));
  }
  return [
    { distance: toTile, colour: night },
    { distance: toBeat, colour: blue },
    { distance: toDot, colour: green },
  ];
}

/** @returns RGBA, row by row; edges are soft over one pixel. */
export function drawIcon(size: number, look: IconLook): Uint8Array {
  const shapes = shapesOf(look);
  const pixels = new Uint8Array(size * size * 4);
  const scale = size / EDGE;
  for (let index = 0; index < size * size; index += 1) {
    const x = ((index % size) + 0.5) / scale;
    const y = (Math.floor(index / size) + 0.5) / scale;
    const covers = shapes.map(({ distance }) =>
      Math.min(1, Math.max(0, 0.5 - distance(x, y) * scale)),
    );
    pixels.set(blend(shapes, covers), index * 4);
  }
  return pixels;
}

/** Each shape over those before it, with straight, not premultiplied, opacity. */
function blend(shapes: readonly Shape[], covers: readonly number[]): number[] {
  let [r, g, b, opacity] = [0, 0, 0, 0];
  shapes.forEach(({ colour }, n) => {
    const cover = covers[n] ?? 0;
    const total = cover + opacity * (1 - cover);
    if (total === 0) return;
    const mix = (over: number, under: number) =>
      (over * cover + under * opacity * (1 - cover)) / total;
    [r, g, b] = [mix(colour[0], r), mix(colour[1], g), mix(colour[2], b)];
    opacity = total;
  });
  return [r, g, b, opacity * 255].map(Math.round);
}
