/** Recording in the window, of a camera whose frames carry their number: every frame, at its time, labelled as it was seen. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../contract/window/settings.ts';
import { listClips, mediaPath, type Clip } from '../../main/services/clips/clip.ts';
import { readTimestamps } from '../../main/services/clips/timestamps.ts';
import { readLabelSet } from '../../main/services/labels/label-set.ts';
import { createProbe } from '../../main/services/pixels/probe-video.ts';
import { writeJsonAtomic } from '../../main/services/project/atomic-file.ts';
import { changeProject, createProject, type Project } from '../../main/services/project/project.ts';
import type { Stage } from '../../main/services/stage/stage.ts';
import { audit } from './support/audit.ts';
import { killCaptureProcess } from './support/kill-capture.ts';
import { openKillableWindow, type KillableWindow } from './support/killable-window.ts';
import { HEIGHT, WIDTH, writeNumberedCamera } from './support/numbered-frames.ts';
import { numbersIn } from './support/numbers-in.ts';
import { openStage } from './support/stage.ts';

const SOON = { timeout: 25_000 };
/** Longer than any recording here, so that a number names one frame. */
const FRAMES = 3000;
const folder = mkdtempSync(join(tmpdir(), 'longtake-record-'));
const home = join(folder, 'home');
const camera = join(folder, 'camera.y4m');

let project: Project;
let window: KillableWindow;
let stage: Stage;

beforeAll(async () => {
  writeNumberedCamera(camera, FRAMES);
  const made = await createProject(join(folder, 'films'));
  const colour = '#1f77b4';
  const classes = [
    { id: 'sitting', name: 'Sitting', colour, key: 's' },
    { id: 'standing', name: 'Standing', colour },
  ];
  const tracks = [{ id: 'posture', name: 'Posture', classes }];
  project = await changeProject(made, (file) => ({ ...file, tracks }));
  const recording = { ...defaultSettings.recording, countdownS: 0, group: 'Ada' } as const;
  const settings = { ...defaultSettings, project: project.root, recording };
  mkdirSync(home);
  await writeJsonAtomic(join(home, 'settings.json'), settings);
  stage = await openStage();
  window = await openWindow();
});
afterAll(async () => {
  await window.close();
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openWindow(): Promise<KillableWindow> {
  const opened = await openKillableWindow(home, camera);
  await opened.page.getByRole('button', { name: 'Record' }).click();
  await opened.page.getByText('Ready', { exact: true }).waitFor(SOON);
  return opened;
}

const saved = (page: Page) => page.getByText(/^Saved “/).waitFor(SOON);
const recorded = (page: Page, seconds: number) =>
  expect
    .poll(() => page.getByRole('timer').textContent().then(secondsOf), SOON)
    .toBeGreaterThanOrEqual(seconds);
const secondsOf = (clock: string | null) => Number(clock?.split(':')[1] ?? 0);

/** Presses or lets go of a key while a frame is on screen whose number is read at that instant. */
function keyAtFrame(page: Page, type: 'keydown' | 'keyup'): Promise<number> {
  return page.evaluate(
    ({ type: name, width, height }) =>
      new Promise<number>((resolve) => {
        const video = document.querySelector('video');
        const context = new OffscreenCanvas(width, height).getContext('2d');
        video?.requestVideoFrameCallback(() => {
          context?.drawImage(video, 0, 0, width, height);
          const { data = [] } = context?.getImageData(0, 0, width, height) ?? {};
          let number = 0;
          for (let bit = 0; bit < 12; bit++) {
            const x = (bit % 4) * 80 + 40;
            const y = Math.floor(bit / 4) * 80 + 40;
            if ((data[(y * width + x) * 4] ?? 0) > 126) number |= 1 << bit;
          }
          // After every other callback of this frame, and before the next one.
          setTimeout(() => {
            globalThis.dispatchEvent(new KeyboardEvent(name, { key: 's' }));
            resolve(number);
          });
        });
      }),
    { type, width: WIDTH, height: HEIGHT },
  );
}

async function clips(): Promise<readonly Clip[]> {
  const { clips: found, problems } = await listClips(project);
  expect(problems).toEqual([]);
  return found;
}

/** Times and pictures of a clip as they are decoded. @returns the numbers of its frames. */
async function expectWhole(clip: Clip): Promise<readonly number[]> {
  const path = mediaPath(clip);
  const times = await readTimestamps(clip);
  expect((await createProbe(stage)(path)).timestampsUs).toEqual(times);
  expect(times[0]).toBe(0);
  const numbers = await numbersIn(stage, path);
  expect(numbers).toHaveLength(times.length);
  // Each picture is a later one than the picture before it: none twice, none out of order.
  expect(numbers.every((n, i) => i === 0 || n > (numbers[i - 1] ?? n))).toBe(true);
  return numbers;
}

describe('recording', () => {
  it.each(['Light', 'Dark'])('is open to those who do not see it: %s', async (theme) => {
    const { page } = window;
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByText(theme, { exact: true }).click();
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await page.getByText('Ready', { exact: true }).waitFor(SOON);
    expect(await audit(page)).toEqual([]);
  });

  it('makes a clip of 5 s, painted from the frame seen to the frame seen', async () => {
    const { page } = window;
    await page.getByText('5 s', { exact: true }).first().click();
    await page.keyboard.press('Space');
    await recorded(page, 1);
    const from = await keyAtFrame(page, 'keydown');
    await recorded(page, 2.5);
    const to = await keyAtFrame(page, 'keyup');
    await saved(page);
    const [clip, ...others] = await clips();
    expect(others).toEqual([]);
    expect(clip?.file.group).toBe('Ada');
    const times = await readTimestamps(clip!);
    expect(times.at(-1)).toBeLessThan(5_000_000);
    expect(times.at(-1)).toBeGreaterThan(4_800_000);
    const numbers = await expectWhole(clip!);
    const labels = await readLabelSet(clip!);
    const segments = labels?.tracks['posture'] ?? [];
    expect(segments).toMatchObject([{ classId: 'sitting', origin: 'hand' }]);
    expect(numbers[segments[0]!.startFrame]).toBe(from);
    expect(numbers[segments[0]!.endFrame - 1]).toBe(to);
  });

  it('saves what just happened', async () => {
    const { page } = window;
    const before = await clips();
    await page.getByRole('button', { name: /^Save the last/ }).waitFor(SOON);
    await page.keyboard.press('Control+s');
    await expect.poll(async () => (await clips()).length, SOON).toBe(before.length + 1);
    await saved(page);
    const [kept] = (await clips()).filter(({ id }) => before.every((clip) => clip.id !== id));
    expect(kept!.media.durationUs).toBeGreaterThan(3_000_000);
    await expectWhole(kept!);
  });

  it('is repaired when the program was killed in the middle of it', async () => {
    const before = await clips();
    const { page } = window;
    await page.getByText('Until I stop').click();
    await page.keyboard.press('Space');
    await recorded(page, 1);
    const from = await keyAtFrame(page, 'keydown');
    await recorded(page, 3);
    await window.kill();
    await window.close();
    expect(await clips()).toEqual(before);
    window = await openWindow();
    await window.page.getByText(/^A recording had been cut off and was repaired/).waitFor(SOON);
    const [repaired] = (await clips()).filter(({ id }) => before.every((clip) => clip.id !== id));
    // Three seconds were on screen; the last second may be lost.
    expect(repaired!.media.durationUs).toBeGreaterThan(2_000_000);
    const numbers = await expectWhole(repaired!);
    const segments = (await readLabelSet(repaired!))?.tracks['posture'] ?? [];
    expect(segments).toMatchObject([{ classId: 'sitting', endFrame: numbers.length }]);
    expect(numbers[segments[0]!.startFrame]).toBe(from);
    for (const clip of before) await expectWhole(clip);
    const names = readdirSync(join(project.root, 'clips'));
    expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('is kept when the camera goes away', async () => {
    const before = await clips();
    const { page } = window;
    await page.keyboard.press('Space');
    await recorded(page, 2);
    killCaptureProcess();
    await saved(page);
    const [kept] = (await clips()).filter(({ id }) => before.every((clip) => clip.id !== id));
    expect(kept!.media.durationUs).toBeGreaterThan(1_500_000);
    await expectWhole(kept!);
    await page.getByText('Ready', { exact: true }).waitFor(SOON);
  });
});
