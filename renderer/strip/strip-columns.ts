/** Which ticks fall into which pixel column of the strip. */
import type { History } from '../watching/history.ts';
import { timeOf, type StripScale } from './strip-layout.ts';

/** Shape [columns] each: the column's ticks are `from` to below `to`; both equal where it has none. */
export interface StripColumns {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** A tick speaks until the next one, so columns between two ticks of a fast strip show the one before. */
const SPEAKS_US = 400_000;

export function columnTicks(history: History, scale: StripScale): StripColumns {
  const { columns } = scale;
  const from = new Int32Array(columns);
  const to = new Int32Array(columns);
  const end = history.end();
  let tick = history.tickAt(timeOf(0, scale));
  for (let column = 0; column < columns; column++) {
    const beginsUs = timeOf(column, scale);
    const endsUs = timeOf(column + 1, scale);
    const first = tick;
    while (tick < end && history.timeUs(tick) < endsUs) tick++;
    const isHeld =
      tick === first && first > history.first() && beginsUs - history.timeUs(first - 1) < SPEAKS_US;
    from[column] = isHeld ? first - 1 : first;
    to[column] = tick === first && isHeld ? first : tick;
  }
  return { from, to };
}

/** The largest probability among a column's ticks: a short burst must not vanish between two pixels. */
export function columnPeak(
  history: History,
  { from, to }: StripColumns,
  at: { readonly column: number; readonly track: number; readonly cls: number },
): number {
  let peak = 0;
  const end = to[at.column] ?? 0;
  for (let tick = from[at.column] ?? 0; tick < end; tick++) {
    const p = history.probability(at.track, tick, at.cls);
    if (p > peak) peak = p;
  }
  return peak;
}
