/** The live path in real Chromium: a label for every frame, drops counted, and offline equal to live. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FrameLabel } from '../../contract/frame-label.ts';
import type { SessionLogLine } from '../../contract/session-log.ts';
import { cameraFlags } from '../../main/commands/camera-flags.ts';
import { makeCameraFile } from '../../main/services/pixels/camera-file.ts';
import { labelVideo } from '../../main/services/pixels/label-video.ts';
import { startLive, type LiveInput } from '../../main/services/pixels/run-live.ts';
import { missing, sample, smallExtractor } from './support/places.ts';
import { openStage, openTestStage, type TestStage } from './support/stage.ts';

const reason = missing(smallExtractor) ?? missing(sample);

describe.skipIf(reason !== null)('the live path', () => {
  let test: TestStage;
  beforeAll(async () => {
    test = await openTestStage();
  });
  afterAll(() => test.close());

  async function watch(source: LiveInput, stage = test.stage, maxFrames: number | null = null) {
    const labels: FrameLabel[] = [];
    const log: SessionLogLine[] = [];
    const { extractor, modelPath } = test;
    const run = await startLive(stage, {
      source,
      extractor,
      modelPath,
      maxFrames,
      onLabels: (batch) => void labels.push(...batch),
      onLog: (lines) => void log.push(...lines),
    });
    const counters = await run.done;
    return { labels, log, counters };
  }

  it('says offline, given the tick list, what it said live, bit for bit, with drops forced', async () => {
    // Ten times as fast as life: the extractor cannot keep up, so ticks are replaced.
    const live = await watch({ kind: 'file', path: sample, speed: 20, loop: false });
    expect(live.counters.dropped.replaced).toBeGreaterThan(10);
    expect(live.counters.steps).toBeGreaterThan(10);

    const { stage, extractor, modelPath } = test;
    const offline = await labelVideo(stage, {
      video: sample,
      extractor,
      modelPath,
      replay: live.log,
    });
    expect(offline.length).toBe(live.labels.length);
    const said = (labels: readonly FrameLabel[]) =>
      labels.map(({ frame, timestampUs, tracks }) => ({ frame, timestampUs, tracks }));
    expect(said(offline)).toEqual(said(live.labels));
    const fresh = (labels: readonly FrameLabel[]) =>
      labels.filter(({ source }) => source === 'fresh').map(({ frame }) => frame);
    expect(fresh(offline)).toEqual(fresh(live.labels));

    // The tick list mattered: at the model's own rate the states differ.
    const undisturbed = await labelVideo(stage, {
      video: sample,
      extractor,
      modelPath,
      replay: null,
    });
    expect(said(undisturbed)).not.toEqual(said(live.labels));
  });

  it('gives every frame of a camera its label, in order, and leaves none open', async () => {
    const out = join(test.folder, 'camera.y4m');
    await makeCameraFile(test.stage, { video: sample, out, framesPerS: 30 });
    const stage = await openStage(cameraFlags(out));
    try {
      const { labels, counters } = await watch({ kind: 'camera', deviceId: null }, stage, 150);
      expect(labels.map(({ frame }) => frame)).toEqual(Array.from({ length: 150 }, (_, i) => i));
      expect(counters).toMatchObject({ frames: 150, labels: 150, openFrames: 0 });
      const dropped = Object.values(counters.dropped).reduce((sum, n) => sum + n, 0);
      expect(counters.steps + dropped).toBe(counters.ticksDue);
      expect(counters.fresh + counters.held + dropped).toBe(150);
      expect(labels.slice(-1)).toMatchObject([{ tracks: [{ track: 'activity' }] }]);
    } finally {
      await stage.close();
    }
  });

  it('forgets on request, and the log says so', async () => {
    const log: SessionLogLine[] = [];
    const { stage, extractor, modelPath } = test;
    const run = await startLive(stage, {
      source: { kind: 'file', path: sample, speed: 4, loop: false },
      extractor,
      modelPath,
      maxFrames: 300,
      onLabels: (batch) => {
        if (batch.some(({ frame }) => frame === 60)) run.reset();
      },
      onLog: (lines) => void log.push(...lines),
    });
    const counters = await run.done;
    expect(counters.resets).toMatchObject({ start: 1, user: 1 });
    const resets = log.filter((line) => line.kind === 'reset');
    expect(resets.map(({ cause }) => cause)).toEqual(['start', 'user']);
    expect(log.at(-1)).toMatchObject({
      kind: 'end',
      frames: counters.frames,
      steps: counters.steps,
    });
  });

  it('ends in order when it is stopped', async () => {
    const labels: FrameLabel[] = [];
    const { stage, extractor, modelPath } = test;
    const run = await startLive(stage, {
      source: { kind: 'file', path: sample, speed: 1, loop: true },
      extractor,
      modelPath,
      maxFrames: null,
      onLabels: (batch) => {
        labels.push(...batch);
        if (labels.length > 30) run.stop();
      },
    });
    const counters = await run.done;
    expect(counters.labels).toBe(counters.frames);
    expect(labels.length).toBe(counters.labels);
    expect(counters.openFrames).toBe(0);
  });
});
