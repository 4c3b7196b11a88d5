/**
 * The colours classes are given, chosen to stay apart for people with any of the common kinds of colour blindness.
 * First the seven chromatic colours of M. Okabe and K. Ito, "Color Universal Design" (2008, jfly.uni-koeln.de/color),
 * then the nine of P. Tol's "muted" scheme, "Colour Schemes" (SRON/EPS/TN/09-002, issue 3.2, 2021).
 */
export const palette: readonly [string, ...string[]] = [
  '#e69f00',
  '#56b4e9',
  '#009e73',
  '#f0e442',
  '#0072b2',
  '#d55e00',
  '#cc79a7',
  '#332288',
  '#88ccee',
  '#44aa99',
  '#117733',
  '#999933',
  '#ddcc77',
  '#cc6677',
  '#882255',
  '#aa4499',
];

/** The first colour of the palette that is used least; colours repeat only after all were given. */
export function nextColour(used: readonly string[]): string {
  const uses = (colour: string): number => used.filter((u) => u === colour).length;
  const fewest = Math.min(...palette.map(uses));
  return palette.find((colour) => uses(colour) === fewest) ?? palette[0];
}
