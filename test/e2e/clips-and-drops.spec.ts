/** Clips kept in order, and videos dropped on the window labelled without a project, in a real browser. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from './support/audit.ts';
import { labelledProject, type LabelledProject } from './support/labelled-project.ts';
import { missing, sample, smallExtractor } from './support/places.ts';
import { firstSeconds } from './support/short-video.ts';
import { openTestWindow, type TestWindow } from './support/window.ts';

const SOON = { timeout: 60_000 };

describe('the clips of a project', () => {
  let made: LabelledProject;
  let window: TestWindow;
  beforeAll(async () => {
    made = await labelledProject();
    window = await openTestWindow({ cameraFile: null, start: { project: made.project } });
    await window.page.getByRole('button', { name: 'Clips', exact: true }).click();
  });
  afterAll(async () => {
    await window.close();
    await made.remove();
  });

  it('get a picture though nobody opened them, and are described in place', async () => {
    const { page } = window;
    await page.locator('li img').waitFor(SOON);
    expect(existsSync(join(made.clipFolder, 'picture.webp'))).toBe(true);
    await page.getByRole('button', { name: 'Details' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Counting');
    await page.getByLabel('Name', { exact: true }).press('Enter');
    await page.getByLabel('Notes', { exact: true }).fill('by lamplight');
    await page.getByLabel('Notes', { exact: true }).blur();
    const kept = () =>
      JSON.parse(readFileSync(join(made.clipFolder, 'clip.json'), 'utf8')) as object;
    await expect.poll(kept, SOON).toMatchObject({ name: 'Counting', notes: 'by lamplight' });
    await page.getByRole('region', { name: 'Clip Counting' }).waitFor(SOON);
    expect(await audit(page)).toEqual([]);
  });

  it('are removed and come back', async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('“Counting” was removed.').waitFor(SOON);
    expect(existsSync(made.clipFolder)).toBe(false);
    expect(await audit(page)).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: /Counting/ }).waitFor(SOON);
    expect(existsSync(made.clipFolder)).toBe(true);
    expect(window.errors).toEqual([]);
  });
});

const reason = missing(smallExtractor);

describe.skipIf(reason !== null)('videos dropped on the window', () => {
  let window: TestWindow;
  let out: string;
  let frames = 0;
  beforeAll(async () => {
    out = mkdtempSync(join(tmpdir(), 'longtake-drop-'));
    window = await openTestWindow({ cameraFile: null });
    const { bytes, frames: count } = await firstSeconds(sample, 2);
    frames = count;
    await window.page.getByRole('button', { name: 'Settings' }).waitFor(SOON);
    await drop(bytes.toString('base64'));
  });
  afterAll(async () => {
    await window.close();
    rmSync(out, { recursive: true, force: true });
  });

  /** A video, the same cut short, and a file that is no video. */
  async function drop(video: string): Promise<void> {
    await window.page.evaluate((text) => {
      const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], 'whole.webm', { type: 'video/webm' }));
      const half = bytes.slice(0, bytes.length / 2);
      data.items.add(new File([half], 'half.webm', { type: 'video/webm' }));
      data.items.add(new File(['hello'], 'notes.txt', { type: 'text/plain' }));
      for (const type of ['dragenter', 'dragover', 'drop']) {
        const event = new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true });
        document.body.dispatchEvent(event);
      }
    }, video);
  }

  it('are listed with what will be done', async () => {
    const { page } = window;
    const dialog = page.getByRole('dialog', { name: 'Label videos' });
    await dialog.getByText('whole.webm').waitFor(SOON);
    await dialog.getByText('One other file is no video').waitFor(SOON);
    await dialog.getByText('the model in use').waitFor(SOON);
    await dialog.getByRole('button', { name: 'Another folder…' }).click();
    const folder = page.getByRole('dialog', { name: 'Where the labels go' });
    await folder.getByLabel('Folder', { exact: true }).fill(out);
    await folder.getByRole('button', { name: 'Write here' }).click();
    await dialog.getByText(out).waitFor(SOON);
    await folder.waitFor({ state: 'hidden', ...SOON });
    expect(await audit(page)).toEqual([]);
  });

  it('each get a file with a row for every frame, or a sentence why not', async () => {
    const { page } = window;
    const dialog = page.getByRole('dialog', { name: 'Label videos' });
    await dialog.getByRole('button', { name: 'Label 2 videos' }).click();
    await dialog.getByText('1 of 2 videos are labelled, 1 failed.').waitFor(SOON);
    await dialog.getByText('"half.webm" cannot be used: it is cut short').waitFor(SOON);
    expect(readdirSync(out)).toEqual(['whole.csv']);
    const rows = readFileSync(join(out, 'whole.csv'), 'utf8').trim().split('\n');
    expect(rows).toHaveLength(frames + 1);
    expect(rows.at(-1)).toMatch(/^\d+,\d+,[\d.]+,(?:fresh|held),\w/);
    await dialog.getByRole('button', { name: 'Show the labels of whole.webm' }).waitFor(SOON);
    expect(await audit(page)).toEqual([]);
    expect(window.errors).toEqual([]);
  });
});
