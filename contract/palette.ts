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

const names: Readonly<Record<string, string>> = {
  '#e69f00': 'Orange',
  '#56b4e9': 'Sky blue',
  '#009e73': 'Green',
  '#f0e442': 'Yellow',
  '#0072b2': 'Blue',
  '#d55e00': 'Vermilion',
  '#cc79a7': 'Pink',
  '#332288': 'Indigo',
  '#88ccee': 'Cyan',
  '#44aa99': 'Teal',
  '#117733': 'Dark green',
  '#999933': 'Olive',
  '#ddcc77': 'Sand',
  '#cc6677': 'Rose',
  '#882255': 'Wine',
  '#aa4499': 'Purple',
};

/** For those who hear a colour; one that is not of the palette goes by its hex digits. */
export function colourName(colour: string): string {
  return names[colour] ?? colour;
}
