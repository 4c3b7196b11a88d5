/** In the window: features extracted anew when the extractor changes, and a graphics processor tested before it may watch. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importClip } from '../../main/services/clips/import-clip.ts';
import type { Clip } from '../../main/services/clips/clip.ts';
import { createProbe } from '../../main/services/pixels/probe-video.ts';
import { createProject, type Project } from '../../main/services/project/project.ts';
import { coralExtractor, missing, sample, smallExtractor } from './support/places.ts';
import { firstSeconds } from './support/short-video.ts';
import { openStage } from './support/stage.ts';
import { openTestWindow, type TestWindow } from './support/window.ts';

const reason = missing(coralExtractor) ?? missing(smallExtractor) ?? missing(sample);
const SOON = { timeout: 120_000 };

describe.skipIf(reason !== null)('the extractor of a project, changed in the window', () => {
  let folder: string;
  let project: Project;
  let clips: Clip[];
  let window: TestWindow;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'longtake-features-'));
    project = await createProject(join(folder, 'two.longtake'));
    clips = await importTwo(project, folder);
    window = await openTestWindow({ cameraFile: null, start: { project: project.root } });
    await window.page.keyboard.press('Alt+7');
  });
  afterAll(async () => {
    await window.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const choose = async (name: string) => {
    await window.page.getByRole('combobox', { name: 'Extractor' }).click();
    await window.page.getByRole('option', { name }).click();
  };
  const status = () => window.page.getByRole('group', { name: 'Features' }).getByRole('status');
  /** By extractor, of each clip. */
  const cached = () => clips.map(({ folder: place }) => extractorsOf(place));

  it('has every clip extracted with it, the progress seen', async () => {
    const { page } = window;
    // Looked for from before it begins: two short clips are soon done.
    const seen = Promise.all([
      page.getByRole('button', { name: /^Features \d+ %/ }).waitFor(SOON),
      page.getByRole('progressbar', { name: 'Features extracted' }).waitFor(SOON),
    ]);
    await choose('mobilenet-v1-small');
    await seen;
    await status().getByText('Every clip has features of mobilenet-v1-small.').waitFor(SOON);
    expect(cached()).toEqual([['mobilenet-v1-small'], ['mobilenet-v1-small']]);
    expect(await page.getByRole('button', { name: /^Features \d+ %/ }).count()).toBe(0);
  });

  it('keeps both caches apart after another change', async () => {
    const before = clips.map(({ folder: place }) => rowsOf(place));
    await choose('coral');
    await status().getByText('Every clip has features of coral.').waitFor(SOON);
    expect(cached()).toEqual([
      ['coral', 'mobilenet-v1-small'],
      ['coral', 'mobilenet-v1-small'],
    ]);
    clips.forEach(({ folder: place }, i) => {
      for (const [name, bytes] of before[i] ?? []) {
        expect(rowsOf(place).get(name)?.equals(bytes)).toBe(true);
      }
    });
  });

  it('stops when it is cancelled, and leaves no part of a clip', async () => {
    const { page } = window;
    for (const { folder: place } of clips) forget(place, 'mobilenet-v1-small');
    await page.getByRole('spinbutton').or(page.getByLabel('Model rate')).first().waitFor(SOON);
    await choose('mobilenet-v1-small');
    await page.getByRole('group', { name: 'Features' }).getByText('Cancel').click(SOON);
    await status()
      .getByText(/^Cancelled/)
      .waitFor(SOON);
    expect(existsSync(join(project.root, 're-extraction.json'))).toBe(false);
    await expect.poll(() => clips.flatMap(({ folder: place }) => partsIn(place)), SOON).toEqual([]);
    expect(window.errors).toEqual([]);
  });
});

describe.skipIf(reason !== null)('a graphics processor that fails its test', () => {
  let window: TestWindow;
  beforeAll(async () => {
    window = await openTestWindow({ cameraFile: null });
  });
  afterAll(() => window.close());

  it('is told to be of no use in words, remembered, and not used', async () => {
    const { page, home } = window;
    await page.keyboard.press('Alt+7');
    const wish = page.getByRole('switch', { name: 'Use the graphics processor for watching' });
    await wish.click();
    await page.getByText(/^Tested with \S+: The graphics processor .* processor/).waitFor(SOON);
    expect(await wish.isChecked()).toBe(false);
    const { verdicts } = JSON.parse(readFileSync(join(home, 'delegates.json'), 'utf8')) as {
      readonly verdicts: readonly { readonly verdict: { readonly isPassed: boolean } }[];
    };
    expect(verdicts.map(({ verdict }) => verdict.isPassed)).toEqual([false]);
    await page.reload();
    await page.getByRole('button', { name: 'Settings' }).click(SOON);
    await page.getByRole('button', { name: 'Test again' }).waitFor(SOON);
  });

  it('harms nothing: the processor watches on', async () => {
    const { page, statuses } = window;
    await page.keyboard.press('Alt+1');
    await page.getByRole('button', { name: 'Show me on the sample' }).click();
    await page.getByTestId('label').getByText(/\w/).waitFor(SOON);
    await expect.poll(() => statuses.at(-1)?.counters?.steps ?? 0, SOON).toBeGreaterThan(10);
    expect(statuses.at(-1)?.counters?.extractorRestarts).toBe(0);
  });
});

async function importTwo(project: Project, folder: string): Promise<Clip[]> {
  const stage = await openStage();
  const clips: Clip[] = [];
  try {
    for (const seconds of [6, 8]) {
      const path = join(folder, `${String(seconds)}-seconds.webm`);
      writeFileSync(path, (await firstSeconds(sample, seconds)).bytes);
      clips.push((await importClip(project, { path }, createProbe(stage))).clip);
    }
  } finally {
    await stage.close();
  }
  return clips;
}

const featureFiles = (folder: string, ending: string) =>
  readdirSync(folder).filter((name) => name.startsWith('features-') && name.endsWith(ending));

function nameIn(folder: string, file: string): string {
  const { key } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { readonly key: string };
  return (JSON.parse(key) as { readonly name: string }).name;
}

function extractorsOf(folder: string): string[] {
  return featureFiles(folder, '.json')
    .map((file) => nameIn(folder, file))
    .sort();
}

function rowsOf(folder: string): Map<string, Buffer> {
  return new Map(
    featureFiles(folder, '.f32').map((name) => [name, readFileSync(join(folder, name))]),
  );
}

function forget(folder: string, extractor: string): void {
  for (const file of featureFiles(folder, '.json')) {
    if (nameIn(folder, file) !== extractor) continue;
    rmSync(join(folder, file));
    rmSync(join(folder, file.replace('.json', '.f32')));
  }
}

function partsIn(folder: string): string[] {
  return featureFiles(folder, '.partial');
}
