/** The strip's geometry: rows fit, and time and pixels agree. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  columnOf,
  gridStepS,
  idealHeight,
  layOutRows,
  scaleTo,
  timeOf,
  type StripTrack,
} from '../../../renderer/strip/strip-layout.ts';

function trackOf(id: string, classes: number): StripTrack {
  return {
    id,
    name: id,
    classes: Array.from({ length: classes }, (_, i) => ({
      id: `${id}${String(i)}`,
      name: `class ${String(i)}`,
      colour: '#123456',
    })),
  };
}

const tracks$ = fc
  .array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 })
  .map((sizes) => sizes.map((size, i) => trackOf(`t${String(i)}`, size)));

describe('the rows of the strip', () => {
  it('all fit, one below the other, when the strip is as high as it would like to be', () => {
    fc.assert(
      fc.property(tracks$, (tracks) => {
        const rows = layOutRows(tracks, { height: idealHeight(tracks, 22), axis: 22 });
        const wanted = tracks.reduce((sum, { classes }) => sum + 1 + classes.length, 0);
        expect(rows).toHaveLength(wanted);
        rows.forEach((row, i) => {
          const above = rows[i - 1];
          if (above !== undefined) expect(row.top).toBeGreaterThanOrEqual(above.top + above.height);
        });
      }),
    );
  });

  it('never reach into the clock, however low the strip is', () => {
    fc.assert(
      fc.property(tracks$, fc.integer({ min: 30, max: 400 }), (tracks, height) => {
        for (const { top, height: rowHeight } of layOutRows(tracks, { height, axis: 22 }))
          expect(top + rowHeight).toBeLessThanOrEqual(height - 22);
      }),
    );
  });
});

describe('the scale', () => {
  const scale$ = fc.record({
    endUs: fc.integer({ min: 0, max: 1e11 }),
    spanS: fc.constantFrom(30, 60, 120, 300),
    columns: fc.integer({ min: 100, max: 3000 }),
  });

  it('puts the newest moment into the last column, and every column back to itself', () => {
    fc.assert(
      fc.property(scale$, fc.nat(), ({ endUs, spanS, columns }, seed) => {
        const scale = scaleTo(endUs, { spanS, columns });
        expect(columnOf(endUs, scale)).toBe(columns - 1);
        const column = seed % columns;
        const middle = (timeOf(column, scale) + timeOf(column + 1, scale)) / 2;
        expect(columnOf(middle, scale)).toBe(column);
      }),
    );
  });

  it('moves in whole pixels: a moment keeps its distance to every other one', () => {
    const before = scaleTo(60e6, { spanS: 60, columns: 800 });
    const after = scaleTo(61e6, { spanS: 60, columns: 800 });
    const shift = columnOf(30e6, before) - columnOf(30e6, after);
    for (const at of [31e6, 40.123e6, 59.9e6])
      expect(columnOf(at, before) - columnOf(at, after)).toBe(shift);
  });

  it('draws the grid wide enough for its figures', () => {
    fc.assert(
      fc.property(scale$, ({ endUs, spanS, columns }) => {
        const scale = scaleTo(endUs, { spanS, columns });
        expect((gridStepS(scale) * 1e6) / scale.usPerPixel).toBeGreaterThanOrEqual(64);
      }),
    );
  });
});
