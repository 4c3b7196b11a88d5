/** Every decoded frame of real, untrimmed, variable-rate video is found and labelled, once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProbe } from '../../main/services/pixels/probe-video.ts';
import { labelVideo } from '../../main/services/pixels/label-video.ts';
import { gmdcsa24, missing, smallExtractor } from './support/places.ts';
import { openTestStage, type TestStage } from './support/stage.ts';

const reason = missing(gmdcsa24) ?? missing(smallExtractor);

interface ClipRow {
  readonly file: string;
  readonly width: string;
  readonly height: string;
  readonly frames_decoded: string;
}

describe.skipIf(reason !== null)('real clips', () => {
  const rows =
    reason === null
      ? (parse(readFileSync(join(gmdcsa24, 'clips.csv')), {
          columns: true,
        }) as unknown as ClipRow[])
      : [];
  let test: TestStage;
  beforeAll(async () => {
    test = await openTestStage();
  });
  afterAll(() => test.close());

  it.each(rows)(
    '$file: $frames_decoded frames, each with one label at its own time',
    async (row) => {
      const video = join(gmdcsa24, row.file);
      const { stage, extractor, modelPath } = test;
      const probed = await createProbe(stage)(video);
      expect(probed.timestampsUs.length).toBe(Number(row.frames_decoded));
      expect([probed.width, probed.height]).toEqual([Number(row.width), Number(row.height)]);
      const labels = await labelVideo(stage, { video, extractor, modelPath, replay: null });
      expect(labels.map(({ timestampUs }) => timestampUs)).toEqual(probed.timestampsUs);
      expect(labels.map(({ frame }) => frame)).toEqual(labels.map((_, i) => i));
      expect(labels[0]?.source).toBe('fresh');
    },
  );
});
