/** Cameras that are missing, refused, busy, or go away in the middle and come back. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '../../contract/fault.ts';
import type { FrameLabel } from '../../contract/frame-label.ts';
import { cameraFlags } from '../../main/commands/camera-flags.ts';
import { makeCameraFile } from '../../main/services/pixels/camera-file.ts';
import { startLive } from '../../main/services/pixels/run-live.ts';
import { killCaptureProcess } from './support/kill-capture.ts';
import { missing, sample, smallExtractor } from './support/places.ts';
import { openStage, openTestStage, type TestStage } from './support/stage.ts';

const reason = missing(smallExtractor) ?? missing(sample);

describe.skipIf(reason !== null)('the camera', () => {
  let test: TestStage;
  let cameraFile: string;
  beforeAll(async () => {
    test = await openTestStage();
    cameraFile = join(test.folder, 'camera.y4m');
    await makeCameraFile(test.stage, { video: sample, out: cameraFile, framesPerS: 30 });
  });
  afterAll(() => test.close());

  /** The fault that watching ends with under these browser flags. */
  async function faultWith(flags: readonly string[]): Promise<Fault> {
    const stage = await openStage(flags);
    try {
      const run = await startLive(stage, {
        source: { kind: 'camera', deviceId: null },
        extractor: test.extractor,
        modelPath: test.modelPath,
        maxFrames: 5,
      });
      const error: unknown = await run.done.then(
        () => new Error('The camera opened.'),
        (fault: unknown) => fault,
      );
      if (error instanceof Fault) return error;
      throw error;
    } finally {
      await stage.close();
    }
  }

  it('is missing: one sentence', async () => {
    const fault = await faultWith([
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream=device-count=0',
    ]);
    expect(fault.reason).toBe('camera-missing');
    expect(fault.message).toContain('plug one in');
  });

  it('is refused: one sentence', async () => {
    const fault = await faultWith([
      '--deny-permission-prompts',
      '--use-fake-device-for-media-stream',
    ]);
    expect(fault.reason).toBe('camera-refused');
    expect(fault.message).toContain('allow it');
  });

  it('goes away in the middle and comes back: labels go on, and the memory is kept', async () => {
    const stage = await openStage(cameraFlags(cameraFile));
    try {
      const labels: FrameLabel[] = [];
      const states: string[] = [];
      let framesWhenLost: number | null = null;
      const run = await startLive(stage, {
        source: { kind: 'camera', deviceId: null },
        extractor: test.extractor,
        modelPath: test.modelPath,
        maxFrames: null,
        onSource: ({ state }) => {
          states.push(state);
          if (state === 'lost') framesWhenLost ??= labels.length;
        },
        onLabels: (batch) => {
          const before = labels.length;
          labels.push(...batch);
          if (before < 30 && labels.length >= 30) killCaptureProcess();
          if (framesWhenLost !== null && labels.length > framesWhenLost + 60) run.stop();
        },
      });
      const counters = await run.done;
      expect(states.slice(0, 3)).toEqual(['opening', 'live', 'lost']);
      expect(states.at(-1)).toBe('live');
      expect(labels.map(({ frame }) => frame)).toEqual(labels.map((_, i) => i));
      const times = labels.map(({ timestampUs }) => timestampUs);
      expect(times.every((t, i) => i === 0 || t > (times[i - 1] ?? t))).toBe(true);
      expect(counters).toMatchObject({ openFrames: 0, frames: labels.length });
    } finally {
      await stage.close();
    }
  });
});
