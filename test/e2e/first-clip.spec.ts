/** A new user's first clip, from the first start to "Done": a project, a recording painted while it happens, an edge put right. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Segment } from '../../contract/segment.ts';
import { listClips } from '../../main/services/clips/clip.ts';
import { readLabelSet } from '../../main/services/labels/label-set.ts';
import { openProject } from '../../main/services/project/project.ts';
import { audit } from './support/audit.ts';
import { writeNumberedCamera } from './support/numbered-frames.ts';
import { openTestWindow, type TestWindow } from './support/window.ts';

const SOON = { timeout: 60_000 };
const THREE_MINUTES = 180_000;
const folder = mkdtempSync(join(tmpdir(), 'longtake-first-'));
const project = join(folder, 'Evenings.longtake');

let window: TestWindow;
beforeAll(async () => {
  const camera = join(folder, 'camera.y4m');
  writeNumberedCamera(camera, 900);
  window = await openTestWindow({ cameraFile: camera });
});
afterAll(async () => {
  await window.close();
  rmSync(folder, { recursive: true, force: true });
});

const view = (name: string) => window.page.getByRole('button', { name, exact: true }).click();

async function hold(key: string, seconds: number): Promise<void> {
  const { page } = window;
  const timer = page.getByRole('timer');
  const now = async () => Number((await timer.textContent())?.split(':')[1]);
  await page.keyboard.down(key);
  const from = await now();
  await expect.poll(now, { ...SOON, interval: 50 }).toBeGreaterThanOrEqual(from + seconds);
  await page.keyboard.up(key);
}

async function onDisk(): Promise<{
  readonly frames: number;
  readonly segments: readonly Segment[];
}> {
  const [clip] = (await listClips(await openProject(project))).clips;
  const set = clip === undefined ? null : await readLabelSet(clip);
  return { frames: clip?.media.frames ?? 0, segments: Object.values(set?.tracks ?? {}).flat() };
}

/** How many stretches nobody has labelled. */
function gapsIn({ frames, segments }: Awaited<ReturnType<typeof onDisk>>): number {
  const edges = [
    0,
    ...segments.flatMap(({ startFrame, endFrame }) => [startFrame, endFrame]),
    frames,
  ];
  return edges.filter((edge, i) => i % 2 === 0 && edge < (edges[i + 1] ?? 0)).length;
}

describe('a first clip', () => {
  it('is recorded and labelled in under three minutes', { timeout: THREE_MINUTES }, async () => {
    const { page, errors } = window;
    await page.getByRole('heading', { name: /^Longtake names/ }).waitFor(SOON);
    await view('Record');
    await page.getByLabel('What can happen').fill('Sitting, Waving, sitting');
    await page.getByLabel('Folder').fill(project);
    expect(await audit(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make the project' }).click();

    await page.getByText('Ready', { exact: true }).waitFor(SOON);
    const classes = page.getByRole('region', { name: 'Classes' }).getByRole('button');
    expect(await classes.allInnerTexts()).toEqual([
      expect.stringMatching(/^Sitting\s*1$/),
      expect.stringMatching(/^Waving\s*2$/),
    ]);
    await page.keyboard.press('Space');
    await page
      .getByText('Recording', { exact: false })
      .filter({ has: page.getByRole('timer') })
      .waitFor(SOON);
    await hold('1', 1);
    await hold('2', 1);
    await page.keyboard.press('Space');
    await page.getByText(/^Saved “.*2 segments painted/).waitFor(SOON);
    expect(await audit(page)).toEqual([]);
    const { segments: painted } = await onDisk();
    expect(painted.map(({ classId }) => classId)).toEqual(['sitting', 'waving']);

    await page.getByRole('button', { name: 'Check its labels' }).click();
    await page.getByTestId('where').waitFor(SOON);
    await page.keyboard.press('PageDown');
    const frames = page.getByTestId('segment-frames');
    const words = ({ startFrame, endFrame }: Segment, by = 0) =>
      `${String(startFrame + by)} to ${String(endFrame - 1)}`;
    await expect.poll(() => frames.innerText(), SOON).toBe(words(painted[0]!));
    await page.keyboard.press('w');
    await page.keyboard.press('w');
    await expect.poll(() => frames.innerText(), SOON).toBe(words(painted[0]!, 2));
    await page.keyboard.press('Control+z');
    await expect.poll(() => frames.innerText(), SOON).toBe(words(painted[0]!, 1));

    // While a segment is chosen, the key of a class would change that one.
    await page.keyboard.press('Escape');
    await page.keyboard.press('0');
    const seen = page.getByRole('list', { name: 'Labels of this frame' });
    await page.keyboard.press('Home');
    for (let gaps = gapsIn(await onDisk()); gaps > 0; gaps--) {
      await seen.getByText('Unlabelled').waitFor(SOON);
      await page.keyboard.press('g');
      await expect.poll(async () => gapsIn(await onDisk()), SOON).toBe(gaps - 1);
      await page.keyboard.press('n');
    }
    await view('Clips');
    await page.getByRole('button', { name: /Done/ }).waitFor(SOON);
    const { segments } = await onDisk();
    expect(segments.filter(({ classId }) => classId !== 'background')).toEqual([
      { ...painted[0], startFrame: painted[0]!.startFrame + 1 },
      painted[1],
    ]);
    expect(errors).toEqual([]);
  });
});
