/** The self-test of the graphics processor in real Chromium: what agrees passes, what differs or breaks does not. */
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionLogLine } from '../../contract/session-log.ts';
import { resolveExtractor } from '../../main/services/extractors/resolve-extractor.ts';
import { readGraphics, runSelfTest } from '../../main/services/pixels/run-self-test.ts';
import { startLive } from '../../main/services/pixels/run-live.ts';
import { matching } from '../matching.ts';
import { models, missing, sample, smallExtractor } from './support/places.ts';
import { firstSeconds } from './support/short-video.ts';
import { openTestStage, type TestStage } from './support/stage.ts';

const otherExtractor = join(models, 'mobilenet_v2_1.0_224_quant.tflite');
const floatExtractor = join(models, 'mobilenet_v1_0.25_224_float_metadata.tflite');
const reason =
  missing(smallExtractor) ?? missing(otherExtractor) ?? missing(floatExtractor) ?? missing(sample);

describe.skipIf(reason !== null)('the self-test', () => {
  let test: TestStage;
  let video: string;
  beforeAll(async () => {
    test = await openTestStage();
    video = join(test.folder, 'short.webm');
    writeFileSync(video, (await firstSeconds(sample, 4)).bytes);
  });
  afterAll(() => test.close());

  const against = async (candidate: Parameters<typeof runSelfTest>[1]['candidate']) => {
    const { stage, extractor, modelPath } = test;
    const progress: (readonly [number, number | null])[] = [];
    const verdict = await runSelfTest(stage, {
      video,
      modelPath,
      reference: { extractor, delegate: 'CPU' },
      candidate,
      onProgress: (done, total) => progress.push([done, total]),
    });
    return { verdict, progress };
  };

  it('passes what computes the same', async () => {
    const { extractor } = test;
    const { verdict, progress } = await against({ extractor, delegate: 'CPU' });
    expect(verdict).toMatchObject({
      isPassed: true,
      figures: { ticks: 60, frames: 120, equalLabels: 1 },
    });
    expect(verdict.figures?.minCosine).toBeCloseTo(1, 6);
    expect(verdict.figures?.candidateMs).toBeGreaterThan(0);
    const done = progress.map(([parts]) => parts);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done.at(-1)).toBeGreaterThan(1900);
    expect(new Set(progress.map(([, total]) => total))).toEqual(new Set([2000]));
  });

  it('does not pass another extractor whose vectors are as long', async () => {
    const extractor = await resolveExtractor({ wanted: otherExtractor });
    const { verdict } = await against({ extractor, delegate: 'CPU' });
    expect(verdict).toMatchObject({
      isPassed: false,
      message: matching(/computes something else .* cosine/),
    });
    expect(verdict.figures?.minCosine).toBeLessThan(0.999);
  });

  it('does not pass vectors of another length', async () => {
    const extractor = await resolveExtractor({ wanted: 'coral', env: { LONGTAKE_MODELS: models } });
    const { verdict } = await against({ extractor, delegate: 'CPU' });
    expect(verdict).toMatchObject({
      isPassed: false,
      message: matching(/1024 values where the model takes 1001/),
      figures: null,
    });
  });

  it.each([
    ['quantised', smallExtractor, /no extractors whose numbers are quantised/],
    ['float', floatExtractor, /divide by zero/],
  ])('outlives a software processor that breaks on a %s extractor', async (_kind, path, why) => {
    const { stage } = test;
    const extractor = await resolveExtractor({ wanted: path });
    const { verdict } = await against({ extractor, delegate: 'GPU' });
    expect(verdict).toMatchObject({ isPassed: false, message: matching(why), figures: null });
    expect(await readGraphics(stage)).toMatchObject({ browser: matching(/\/\d+$/) });
    const after = await against({ extractor: test.extractor, delegate: 'CPU' });
    expect(after.verdict.isPassed).toBe(true);
  });

  it('lets a live run go on with the processor, its memory kept, and says so in the log', async () => {
    const { extractor, stage, modelPath } = test;
    const lines: SessionLogLine[] = [];
    const run = await startLive(stage, {
      source: { kind: 'file', path: video, speed: 1, loop: false },
      extractor,
      delegate: 'GPU',
      modelPath,
      maxFrames: null,
      onLog: (more) => void lines.push(...more),
    });
    const counters = await run.done;
    expect(lines[0]).toMatchObject({ kind: 'header', delegate: 'GPU' });
    const change = lines.find((line) => line.kind === 'delegate');
    expect(change).toMatchObject({ delegate: 'CPU', message: matching(/processor/) });
    expect(counters).toMatchObject({ frames: 120, labels: 120, openFrames: 0 });
    expect(counters.extractorRestarts).toBe(2);
    expect(counters.dropped['extractor-failed']).toBe(2);
    // Whatever was embedded was embedded after the change, and nothing but the start reset the state.
    expect(counters.steps).toBeGreaterThan(0);
    const ticks = lines.flatMap((line) => (line.kind === 'ticks' ? line.frames : []));
    expect(ticks[0]).toBe(change?.frame);
    expect(lines.filter(({ kind }) => kind === 'reset')).toHaveLength(1);
  });
});
