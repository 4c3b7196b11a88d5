/** Paints the strip: grid, steady labels, a curve per class, resets, and the moment under the pointer. */
import type { History } from '../watching/history.ts';
import { clock } from './clock.ts';
import { columnPeak, columnTicks, type StripColumns } from './strip-columns.ts';
import { inkOn, type StripColours } from './strip-colours.ts';
import {
  columnOf,
  gridStepS,
  layOutRows,
  timeOf,
  type StripRow,
  type StripScale,
  type StripSizes,
  type StripTrack,
} from './strip-layout.ts';

export interface StripPicture {
  readonly context: CanvasRenderingContext2D;
  readonly history: History;
  readonly tracks: readonly StripTrack[];
  readonly sizes: StripSizes;
  readonly scale: StripScale;
  readonly colours: StripColours;
  /** Pixel column under the pointer, from the left edge of the curves; null when it is elsewhere. */
  readonly pointed: number | null;
}

const SMALL = 11;
const NORMAL = 12;

export function paintStrip(picture: StripPicture): void {
  const { context, history, tracks, sizes, scale, colours } = picture;
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, sizes.width, sizes.height);
  paintGrid(picture);
  const columns = columnTicks(history, scale);
  for (const row of layOutRows(tracks, sizes)) {
    if (row.cls === null) paintLabels(picture, row, columns);
    else paintCurve(picture, row, columns);
  }
  paintResets(picture);
  if (picture.pointed !== null) paintLine(picture, picture.pointed, colours.now);
}

function paintGrid({ context, history, sizes, scale, colours }: StripPicture): void {
  const stepS = gridStepS(scale);
  const { gutter, height, axis } = sizes;
  context.font = `${String(SMALL)}px ${colours.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const originUs = history.originUs();
  const first = Math.max(0, Math.ceil((timeOf(0, scale) - originUs) / 1e6 / stepS));
  for (let k = first; ; k++) {
    const column = columnOf(originUs + k * stepS * 1e6, scale);
    if (column >= scale.columns) return;
    const x = gutter + column;
    context.fillStyle = colours.grid;
    context.fillRect(x, 0, 1, height - axis);
    context.fillStyle = colours.inkSoft;
    const isWhole = column > SMALL && column < scale.columns - SMALL;
    if (isWhole) context.fillText(clock(k * stepS * 1e6), x, height - axis / 2);
  }
}

function paintName(
  { context, sizes, colours }: StripPicture,
  row: StripRow,
  { text, colour }: { readonly text: string; readonly colour: string | null },
): void {
  const size = Math.min(NORMAL, row.height - 1);
  if (size < 8) return;
  context.font = `${colour === null ? '600 ' : ''}${String(size)}px ${colours.font}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const middle = row.top + row.height / 2;
  const left = colour === null ? 10 : 24;
  if (colour !== null) {
    context.fillStyle = colour;
    context.fillRect(10, middle - 4, 8, 8);
  }
  context.fillStyle = colour === null ? colours.ink : colours.inkSoft;
  context.fillText(fit(context, text, sizes.gutter - left - 6), left, middle);
}

function paintLabels(picture: StripPicture, row: StripRow, columns: StripColumns): void {
  const { context, history, tracks, sizes, scale, colours } = picture;
  const track = tracks[row.track];
  if (track === undefined) return;
  paintName(picture, row, { text: track.name, colour: null });
  const labelAt = (column: number) => {
    const to = columns.to[column] ?? 0;
    return to > (columns.from[column] ?? 0) ? history.label(row.track, to - 1) : -1;
  };
  let begin = 0;
  for (let column = 1; column <= scale.columns; column++) {
    const label = labelAt(begin);
    if (column < scale.columns && labelAt(column) === label) continue;
    const cls = track.classes[label];
    if (cls !== undefined) {
      const [x, width] = [sizes.gutter + begin, column - begin];
      context.fillStyle = cls.colour;
      context.fillRect(x, row.top + 1, Math.max(1, width - 1), row.height - 2);
      context.fillStyle = inkOn(cls.colour);
      context.font = `600 ${String(NORMAL)}px ${colours.font}`;
      context.textAlign = 'left';
      const name = fit(context, cls.name, width - 10);
      context.fillText(name, x + 5, row.top + row.height / 2 + 0.5);
    }
    begin = column;
  }
}

function paintCurve(picture: StripPicture, row: StripRow, columns: StripColumns): void {
  const { context, history, tracks, sizes, scale, colours } = picture;
  const cls = row.cls === null ? undefined : tracks[row.track]?.classes[row.cls];
  if (cls === undefined || row.cls === null) return;
  paintName(picture, row, { text: cls.name, colour: cls.colour });
  const base = row.top + row.height - 1;
  const reach = row.height - 3;
  context.fillStyle = colours.grid;
  context.fillRect(sizes.gutter, base, scale.columns, 1);
  context.fillStyle = cls.colour;
  for (let column = 0; column < scale.columns; column++) {
    const at = { column, track: row.track, cls: row.cls };
    const high = Math.floor(columnPeak(history, columns, at) * reach + 0.25);
    if (high > 0) context.fillRect(sizes.gutter + column, base - high, 1, high);
  }
}

function paintResets(picture: StripPicture): void {
  const { context, history, scale, sizes, colours } = picture;
  for (const { timestampUs } of history.resets()) {
    const column = columnOf(timestampUs, scale);
    if (column < 0 || column >= scale.columns) continue;
    paintLine(picture, column, colours.reset);
    const x = sizes.gutter + column;
    context.beginPath();
    context.moveTo(x - 4, 0);
    context.lineTo(x + 5, 0);
    context.lineTo(x + 0.5, 6);
    context.fill();
  }
}

function paintLine({ context, sizes }: StripPicture, column: number, colour: string): void {
  context.fillStyle = colour;
  context.fillRect(sizes.gutter + column, 0, 1, sizes.height - sizes.axis);
}

/** The text, cut off with an ellipsis where it is wider than `width`; nothing where not even that fits. */
function fit(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  for (let length = text.length - 1; length > 0; length--) {
    const cut = `${text.slice(0, length)}…`;
    if (context.measureText(cut).width <= width) return cut;
  }
  return '';
}
