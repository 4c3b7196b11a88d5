/** `npm start`'s main job without a display: the bundled sample as the camera, named live, right in nine frames of ten. */
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { longtake } from './support/longtake.ts';
import { root, sample } from './support/places.ts';

describe('the bundled sample', () => {
  it('is played as the camera, named live, and summed up in the last line', async () => {
    const { code, stdout } = await longtake([]);
    expect(code).toBe(0);
    const lines = stdout.trim().split('\n');
    const summary =
      /^frames=(\d+) labels=(\d+) steps=(\d+) dropped=(\d+) p50_ms=[\d.]+ p95_ms=[\d.]+$/.exec(
        lines.slice(-1).join(''),
      );
    const [frames, labels, steps = 0, dropped = 0] = (summary ?? []).slice(1).map(Number);
    expect(frames).toBe(900);
    expect(labels).toBe(frames);
    // 30 s at 15 steps a second; a busy machine drops some, and says so.
    expect(steps + dropped).toBe(450);
    const right = /^Right in ([\d.]+) % of the sample's frames\.$/m.exec(stdout)?.[1];
    expect(Number(right)).toBeGreaterThanOrEqual(90);
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
