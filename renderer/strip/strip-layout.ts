/** Where things lie on the strip: a lane per track, in it a row for the steady label and one for each class. */

export interface StripClass {
  readonly id: string;
  readonly name: string;
  /** CSS colour. */
  readonly colour: string;
}

export interface StripTrack {
  readonly id: string;
  readonly name: string;
  /** In the order of the model's outputs. */
  readonly classes: readonly StripClass[];
}

/** CSS pixels. */
export interface StripSizes {
  readonly width: number;
  readonly height: number;
  /** For the names, at the left. */
  readonly gutter: number;
  /** For the clock, at the bottom. */
  readonly axis: number;
}

export interface StripRow {
  readonly track: number;
  /** Index of the class whose probability it shows; null for the row of steady labels. */
  readonly cls: number | null;
  readonly top: number;
  readonly height: number;
}

const GAP = 6;
const LABEL_ROW = 20;
const CLASS_ROW = { least: 7, most: 22 } as const;

/** What the strip would like to be high, so that every class can be read. */
export function idealHeight(tracks: readonly StripTrack[], axis: number): number {
  const rows = tracks.reduce((sum, { classes }) => sum + classes.length, 0);
  return tracks.length * (LABEL_ROW + GAP) + rows * CLASS_ROW.most + axis;
}

/** Class rows share what is left; when even the least is too much, the lowest ones are cut off. */
export function layOutRows(
  tracks: readonly StripTrack[],
  { height, axis }: Pick<StripSizes, 'height' | 'axis'>,
): readonly StripRow[] {
  const classes = tracks.reduce((sum, track) => sum + track.classes.length, 0);
  const room = height - axis - tracks.length * (LABEL_ROW + GAP);
  const share = classes === 0 ? 0 : Math.floor(room / classes);
  const classRow = Math.min(CLASS_ROW.most, Math.max(CLASS_ROW.least, share));
  const rows: StripRow[] = [];
  let top = 0;
  tracks.forEach((track, t) => {
    rows.push({ track: t, cls: null, top, height: LABEL_ROW });
    top += LABEL_ROW + 2;
    track.classes.forEach((_, c) => {
      rows.push({ track: t, cls: c, top, height: classRow });
      top += classRow;
    });
    top += GAP - 2;
  });
  return rows.filter((row) => row.top + row.height <= height - axis);
}

/** Time runs in whole pixels, so that what was painted once looks the same wherever it has moved to. */
export interface StripScale {
  readonly usPerPixel: number;
  /** Number of the pixel column, counted from stream time 0, at the right edge. */
  readonly lastColumn: number;
  /** Columns shown. */
  readonly columns: number;
}

/** @param endUs stream time at the right edge */
export function scaleTo(
  endUs: number,
  { spanS, columns }: { readonly spanS: number; readonly columns: number },
): StripScale {
  const usPerPixel = (spanS * 1e6) / Math.max(1, columns);
  return { usPerPixel, lastColumn: Math.floor(endUs / usPerPixel), columns };
}

/** Pixel column of a stream time, from 0 at the left edge; outside of 0 … columns it is out of sight. */
export function columnOf(timestampUs: number, scale: StripScale): number {
  const { usPerPixel, lastColumn, columns } = scale;
  return Math.floor(timestampUs / usPerPixel) - lastColumn + columns - 1;
}

/** Stream time at the left edge of a pixel column. */
export function timeOf(column: number, { usPerPixel, lastColumn, columns }: StripScale): number {
  return (column + lastColumn - columns + 1) * usPerPixel;
}

const gridSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600];
/** Closer together the clock's figures would touch. */
const LEAST_GRID = 64;

/** Seconds between two lines of the grid. */
export function gridStepS({ usPerPixel }: StripScale): number {
  const pixelsPerS = 1e6 / usPerPixel;
  return gridSteps.find((step) => step * pixelsPerS >= LEAST_GRID) ?? 600;
}
