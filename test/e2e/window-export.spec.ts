/** Labels of a project written for other programs in the window, in a real browser. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importClip } from '../../main/services/clips/import-clip.ts';
import { writeLabelSet } from '../../main/services/labels/label-set.ts';
import { changeProject, createProject } from '../../main/services/project/project.ts';
import { withTracks } from '../../main/services/project/tracks.ts';
import { FRAMES, plainProbe, plantMedia } from '../main/services/clips/plain-probe.ts';
import { audit } from './support/audit.ts';
import { openTestWindow, type TestWindow } from './support/window.ts';

const SOON = { timeout: 60_000 };

let folder: string;
let window: TestWindow;

/** Two labelled clips; nobody looks at their pictures here. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'longtake-export-'));
  const bare = await createProject(join(folder, 'mine.longtake'));
  const track = { id: 'posture', name: 'Posture', classes: [{ id: 'sit', name: 'Sitting' }] };
  const tracks = withTracks(bare.file.tracks, [track]);
  const project = await changeProject(bare, (file) => ({ ...file, tracks }));
  for (const name of ['kitchen', 'hall']) {
    const path = plantMedia(join(folder, `${name}.mp4`), name);
    const { clip } = await importClip(project, { path }, plainProbe);
    const sit = { startFrame: 0, endFrame: 15, classId: 'sit', origin: 'hand' } as const;
    await writeLabelSet(project, clip, {
      ...{ schemaVersion: 1, id: 'hand', annotator: '', kind: 'hand' },
      tracks: { posture: [sit] },
    });
  }
  window = await openTestWindow({ cameraFile: null, start: { project: project.root } });
});
afterAll(async () => {
  await window.close();
  rmSync(folder, { recursive: true, force: true });
});

it('writes a file for each clip as WebVTT, then as CSV, and nothing over either', async () => {
  const { page } = window;
  await page.keyboard.press('Alt+e');
  const dialog = page.getByRole('dialog', { name: 'Export labels' });
  const preview = dialog.getByRole('region', { name: 'What would be written' });
  await dialog.getByLabel('Format').selectOption('vtt', SOON);
  await preview.getByText('Would write 2 segments of 2 clips into 2 files.').waitFor(SOON);
  await preview.getByText('WEBVTT').waitFor(SOON);
  expect(await audit(page)).toEqual([]);
  await dialog.getByLabel('Name of the new folder').fill('labels');
  const begin = dialog.getByRole('button', { name: 'Export', exact: true });
  await begin.click(SOON);
  await dialog.getByText('Wrote 2 segments of 2 clips into 2 files.').waitFor(SOON);
  expect(await audit(page)).toEqual([]);
  const written = join(folder, 'labels');
  expect(readdirSync(written).toSorted()).toEqual(['hall.vtt', 'kitchen.vtt']);
  expect(readFileSync(join(written, 'hall.vtt'), 'utf8')).toBe(
    'WEBVTT\n\n00:00:00.000 --> 00:00:00.500\nsit\n',
  );

  await dialog.getByRole('button', { name: 'Export more…' }).click();
  await dialog.getByLabel('Format').selectOption('csv', SOON);
  await preview.getByText('frame,timestamp_us').waitFor(SOON);
  await dialog.getByLabel('Name of the new folder').fill('labels');
  await dialog.getByText(/is there already and is not overwritten/).waitFor(SOON);
  await expect.poll(() => begin.isDisabled()).toBe(true);
  expect(await audit(page)).toEqual([]);
  await dialog.getByLabel('Name of the new folder').fill('frames');
  await begin.click(SOON);
  await dialog.getByRole('button', { name: 'Show in folder' }).waitFor(SOON);
  expect(readdirSync(written).toSorted()).toEqual(['hall.vtt', 'kitchen.vtt']);
  const rows = readFileSync(join(folder, 'frames', 'kitchen.csv'), 'utf8')
    .trim()
    .split(/\r?\n/);
  expect(rows).toHaveLength(1 + FRAMES);
  await page.keyboard.press('Escape');
});

it('takes from Clips what is found there', async () => {
  const { page } = window;
  await page.keyboard.press('Alt+2');
  await page.getByLabel('Words in name, group or notes').fill('hall');
  await page.getByText('1 of 2 clips').waitFor(SOON);
  await page.getByRole('button', { name: 'Export labels…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export labels' });
  await dialog.getByLabel('Format').selectOption('srt', SOON);
  await expect.poll(() => dialog.getByLabel('Name of the new file').inputValue()).toBe('hall.srt');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click(SOON);
  await dialog.getByText('Wrote 1 segment of 1 clip into 1 file.').waitFor(SOON);
  expect(existsSync(join(folder, 'hall.srt'))).toBe(true);
  expect(window.errors).toEqual([]);
});
