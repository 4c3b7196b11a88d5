/** Watch, in the real window on a camera that plays the sample: label, strip, events, health, reset, model, file, log, replay. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { places } from '../../main/places.ts';
import { makeCameraFile } from '../../main/services/pixels/camera-file.ts';
import { killCaptureProcess } from './support/kill-capture.ts';
import { missing, sample, smallExtractor } from './support/places.ts';
import { openTestStage, type TestStage } from './support/stage.ts';
import { openTestWindow, type TestWindow, type WindowOptions } from './support/window.ts';

const reason = missing(smallExtractor) ?? missing(sample);
/** Long enough for a busy machine to load an extractor. */
const SOON = { timeout: 60_000 };

describe.skipIf(reason !== null)('the window, watching', () => {
  let stage: TestStage;
  let cameraFile: string;
  let window: TestWindow;
  beforeAll(async () => {
    stage = await openTestStage();
    cameraFile = join(stage.folder, 'camera.y4m');
    await makeCameraFile(stage.stage, { video: sample, out: cameraFile, framesPerS: 30 });
  });
  afterAll(() => stage.close());
  afterEach(async () => {
    const { errors, requests } = window;
    await window.close();
    expect(errors).toEqual([]);
    const foreign = requests.filter((url) => !/^(http:\/\/127\.0\.0\.1:|blob:|data:)/.test(url));
    expect(foreign).toEqual([]);
  });

  async function open(options: Partial<WindowOptions> = {}): Promise<TestWindow> {
    window = await openTestWindow({ cameraFile, ...options });
    return window;
  }

  async function watchCamera({ page }: TestWindow): Promise<void> {
    await page.getByRole('button', { name: 'Watch my camera' }).click();
    await page.getByTestId('label').getByText(/\w/).waitFor(SOON);
  }

  it('names every frame on the picture, lists events, draws the strip and tells its health', async () => {
    const { page } = await open({ start: { model: places.sampleModel } });
    await watchCamera(window);
    const said = page.getByTestId('label');
    await said.getByText('Standing').waitFor(SOON);
    const events = page.getByRole('region', { name: 'Events' }).getByRole('button');
    await events.nth(1).waitFor(SOON);
    const health = page.getByRole('region', { name: 'Health' });
    await health.getByText(/^\d\d\.\d per s$/).waitFor(SOON);
    await health.getByText(/ ms$/).first().waitFor(SOON);
    expect(await page.getByTestId('remembers').textContent()).toMatch(/^00:00:\d\d$/);
    expect(await coloursOnStrip(window)).toBeGreaterThan(3);
    expect(window.statuses.at(-1)).toMatchObject({ state: 'live' });
    await expect
      .poll(() => window.statuses.at(-1)?.counters?.frames ?? 0, SOON)
      .toBeGreaterThan(30);
  });

  it('begins its memory afresh when asked', async () => {
    const { page } = await open();
    await watchCamera(window);
    await page.getByTestId('remembers').getByText('00:00:04').waitFor(SOON);
    await page.getByRole('button', { name: 'Reset memory' }).click();
    const health = page.getByRole('region', { name: 'Health' });
    await health.getByText('you', { exact: true }).waitFor(SOON);
    await page
      .getByTestId('remembers')
      .getByText(/00:00:0[0-2]/)
      .waitFor(SOON);
  });

  it('goes over to another model on the same camera, and remembers the choice', async () => {
    const { page } = await open({ start: { model: stage.modelPath } });
    await watchCamera(window);
    await page.getByRole('button', { name: /^Model: / }).click();
    await page.getByRole('menuitem', { name: /^Sample activities/ }).click();
    await page
      .getByTestId('label')
      .getByText(/Standing|Background|Waving|Sitting|Squatting/)
      .waitFor(SOON);
    const health = page.getByRole('region', { name: 'Health' });
    await health.getByText('another model').waitFor(SOON);
    expect(readFileSync(join(window.home, 'settings.json'), 'utf8')).toContain('"model"');
  });

  it('plays a video as the camera to its end, and keeps what was said', async () => {
    const { page } = await open({ start: { model: places.sampleModel } });
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /^Source: / }).click();
    await page.getByRole('menuitem', { name: 'A video as the camera…' }).click();
    await (await chooser).setFiles(sample);
    await page.getByTestId('label').getByText('Waving').waitFor(SOON);
    expect(await moves(window)).toBe(true);
    await page.getByRole('heading', { name: 'Played to the end' }).waitFor(SOON);
    const events = page.getByRole('region', { name: 'Events' }).getByRole('button');
    expect(await events.count()).toBeGreaterThan(6);
    expect(window.statuses.at(-1)?.counters).toMatchObject({
      frames: 900,
      labels: 900,
      openFrames: 0,
    });
  });

  it('waits for a camera that is pulled out, and goes on with it by itself', async () => {
    const { page } = await open();
    await watchCamera(window);
    killCaptureProcess();
    await page
      .getByRole('status')
      .getByText(/plug it in again/)
      .waitFor(SOON);
    await page.getByRole('status').getByText('Watching', { exact: true }).waitFor(SOON);
    const before = window.statuses.at(-1)?.counters?.frames ?? 0;
    await expect
      .poll(() => window.statuses.at(-1)?.counters?.frames ?? 0, SOON)
      .toBeGreaterThan(before);
  });

  it('goes on without a single animation frame, which is what a hidden page gets', async () => {
    const script = 'globalThis.requestAnimationFrame = () => 0;';
    const { page } = await open({ script });
    await page.getByRole('button', { name: 'Watch my camera' }).click();
    const frames = () => window.statuses.at(-1)?.counters?.frames ?? 0;
    await expect.poll(frames, SOON).toBeGreaterThan(120);
    const status = window.statuses.at(-1);
    expect(status).toMatchObject({ state: 'live', pageFrameMs: null });
    expect(status?.label).not.toBeNull();
  });

  it('takes frames of another size as they come', async () => {
    const { page } = await open();
    await watchCamera(window);
    await page.locator('video').evaluate(async (video: HTMLVideoElement) => {
      const [track] = (video.srcObject as MediaStream).getVideoTracks();
      await track?.applyConstraints({ width: 320, height: 240 });
    });
    await page.waitForFunction(
      () => document.querySelector('video')?.videoWidth === 320,
      null,
      SOON,
    );
    const steps = () => window.statuses.at(-1)?.counters?.steps ?? 0;
    const before = steps();
    await expect.poll(steps, SOON).toBeGreaterThan(before + 20);
    const counters = window.statuses.at(-1)?.counters;
    expect(counters).toMatchObject({
      extractorRestarts: 0,
      resets: { gap: 0, 'camera-changed': 0 },
    });
  });

  it('keeps the log of a session from its beginning, and replays it', async () => {
    const { page } = await open({ start: { model: places.sampleModel } });
    await watchCamera(window);
    const events = page.getByRole('region', { name: 'Events' }).getByRole('button');
    await events.nth(1).waitFor(SOON);
    await page.getByRole('button', { name: 'Keep log', exact: true }).click();
    const kept = page.getByRole('button', { name: /^The log of this session is kept in / });
    const name = (await kept.getAttribute('aria-label', SOON)) ?? '';
    const path = name.replace('The log of this session is kept in ', '');
    await events.nth(2).waitFor(SOON);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page
      .getByRole('heading', { name: 'Nothing is being watched' })
      .or(page.getByRole('heading', { name: 'Longtake names what is happening' }))
      .waitFor(SOON);
    await expect
      .poll(() => existsSync(path) && readFileSync(path, 'utf8').includes('"kind":"end"'), SOON)
      .toBe(true);
    const said = await events.allTextContents();

    await page.keyboard.press('l');
    await page.getByRole('button', { name: /^Replay / }).click();
    await page.getByRole('heading', { name: 'A replay of what was said' }).waitFor(SOON);
    await expect
      .poll(async () => (await events.allTextContents()).length, SOON)
      .toBeGreaterThanOrEqual(said.length);
    const names = (texts: readonly string[]) => texts.map((text) => text.replace(/ · .*/, ''));
    expect(names(await events.allTextContents()).slice(-said.length)).toEqual(names(said));
    expect(await coloursOnStrip(window)).toBeGreaterThan(3);
  });
});

/** How many different colours the strip shows. */
function coloursOnStrip({ page }: TestWindow): Promise<number> {
  return page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const context = canvas.getContext('2d');
    const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    const seen = new Map<number, number>();
    for (let i = 0; i < data.length; i += 4) {
      const colour = ((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
      seen.set(colour, (seen.get(colour) ?? 0) + 1);
    }
    return [...seen.values()].filter((pixels) => pixels > 40).length;
  });
}

/** Whether the picture shows frames that follow each other. */
function moves({ page }: TestWindow): Promise<boolean> {
  return page.locator('video').evaluate(
    (video: HTMLVideoElement) =>
      new Promise<boolean>((resolve) => {
        video.requestVideoFrameCallback((_now, first) => {
          video.requestVideoFrameCallback((_later, second) => {
            resolve(second.presentedFrames > first.presentedFrames && second.width > 0);
          });
        });
      }),
  );
}
