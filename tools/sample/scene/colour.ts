/** Colours as triples of 0 to 255, and how light and shade change them. */

export type Colour = readonly [number, number, number];

export function hex(text: string): Colour {
  const value = Number.parseInt(text.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

export const css = ([r, g, b]: Colour, alpha = 1): string =>
  `rgb(${Math.round(r)} ${Math.round(g)} ${Math.round(b)} / ${alpha})`;

export const mix = (a: Colour, b: Colour, t: number): Colour => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];

const SHADE: Colour = [30, 26, 52];
const GLOW: Colour = [255, 246, 228];

/** amount below 0 goes into cool shade, above 0 into warm light; -1 and 1 are the ends. */
export const lit = (colour: Colour, amount: number): Colour =>
  amount < 0 ? mix(colour, SHADE, -amount) : mix(colour, GLOW, amount);
