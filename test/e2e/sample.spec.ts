/** `npm start`'s main job without a display: the bundled sample as the camera, named live, right in nine frames of ten. */
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { cannotCutOff } from './support/cut-off.ts';
import { longtake } from './support/longtake.ts';
import { root, sample } from './support/places.ts';
import { expectWholeSample } from './support/whole-sample.ts';

describe('the bundled sample', () => {
  it('is played as the camera, named live, and summed up in the last line', async (context) => {
    if (cannotCutOff() === null) context.skip('offline.spec.ts does it with the network cut off');
    const { code, stdout } = await longtake([]);
    expect(code).toBe(0);
    expectWholeSample(stdout);
  });

  it('is named right in nine frames of ten by the model that comes with it', async () => {
    const { code, stdout } = await longtake(['label', sample, '--format', 'csv']);
    expect(code).toBe(0);
    const rows = parse(stdout, { columns: true }) as unknown as { frame: string; label: string }[];
    const segments = parse(await readFile(`${root}/main/bundled/sample/labels.csv`), {
      columns: true,
    }) as unknown as {
      label: string;
      start_frame: string;
      end_frame: string;
    }[];
    const truthAt = (frame: number) =>
      segments.find(
        ({ start_frame, end_frame }) => frame >= Number(start_frame) && frame < Number(end_frame),
      )?.label;
    const right = rows.filter(({ frame, label }) => label === truthAt(Number(frame))).length;
    expect(rows.length).toBe(900);
    expect(right / rows.length).toBeGreaterThanOrEqual(0.9);
  });
});
