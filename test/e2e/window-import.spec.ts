/** Videos in folders named after classes, brought into a project in the window, in a real browser. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject } from '../../main/services/project/project.ts';
import { audit } from './support/audit.ts';
import { missing, sample } from './support/places.ts';
import { firstSeconds } from './support/short-video.ts';
import { openTestWindow, type TestWindow } from './support/window.ts';

const SOON = { timeout: 60_000 };

describe.skipIf(missing(sample) !== null)('an import', () => {
  let folder: string;
  let window: TestWindow;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'longtake-import-'));
    const project = await createProject(join(folder, 'mine.longtake'));
    for (const [i, label] of ['waving', 'sitting'].entries()) {
      const { bytes } = await firstSeconds(sample, 1 + i);
      mkdirSync(join(folder, 'videos', label), { recursive: true });
      writeFileSync(join(folder, 'videos', label, `${label}-1.webm`), bytes);
    }
    window = await openTestWindow({ cameraFile: null, start: { project: project.root } });
  });
  afterAll(async () => {
    await window.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is looked at before anything changes, carried out, and seen under Clips', async () => {
    const { page } = window;
    await page.keyboard.press('Alt+i');
    const dialog = page.getByRole('dialog', { name: 'Import videos and labels' });
    await dialog.getByRole('group', { name: 'Folders' }).waitFor(SOON);
    expect(await audit(page)).toEqual([]);
    await dialog.getByLabel('Folder or file').fill(join(folder, 'videos'));
    await dialog.getByRole('button', { name: 'Look at it' }).click();
    const preview = dialog.getByRole('region', { name: 'What would come in' });
    await preview.getByText('waving-1.webm').waitFor(SOON);
    await preview.getByText(/New classes: .*waving/).waitFor(SOON);
    expect(await audit(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await dialog.getByRole('button', { name: 'Show the clips' }).click(SOON);
    for (const name of [/waving-1/, /sitting-1/]) {
      await page.getByRole('button', { name }).first().waitFor(SOON);
    }
    expect(window.errors).toEqual([]);
  });

  it('of what is not there says so', async () => {
    const { page } = window;
    await page.keyboard.press('Alt+i');
    await page.getByLabel('Folder or file').fill(join(folder, 'nowhere'));
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page
      .getByRole('alert')
      .getByText(/nowhere/)
      .waitFor(SOON);
    expect(await audit(page)).toEqual([]);
  });
});
