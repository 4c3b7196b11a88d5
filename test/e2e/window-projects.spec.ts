/** A project made, renamed, packed, unpacked and opened again from the window, in a real browser. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProject } from '../../main/services/project/project.ts';
import { audit } from './support/audit.ts';
import { openTestWindow, type TestWindow } from './support/window.ts';

const SOON = { timeout: 60_000 };

describe('a project', () => {
  let folder: string;
  let window: TestWindow;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'longtake-projects-'));
    window = await openTestWindow({ cameraFile: null });
  });
  afterAll(async () => {
    await window.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const fromMenu = async (item: RegExp) => {
    const { page } = window;
    await page.getByRole('button', { name: /^Project: / }).click();
    await page.getByRole('menuitem', { name: item }).click();
    return page.getByRole('dialog');
  };

  it('is made where nothing is open, with its classes', async () => {
    const { page } = window;
    await page.getByRole('heading', { name: /^Longtake names/ }).waitFor(SOON);
    await page.keyboard.press('Alt+2');
    await page.getByRole('main').getByRole('button', { name: 'New project…' }).click();
    const dialog = page.getByRole('dialog', { name: 'New project' });
    await dialog.getByLabel('Project', { exact: true }).fill('Mice');
    await dialog.getByLabel('What can happen').fill('Grooming, Rearing');
    await dialog.getByLabel('Folder').fill(join(folder, 'mice.longtake'));
    expect(await audit(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('There is no clip in this project yet').waitFor(SOON);
    const { file } = await openProject(join(folder, 'mice.longtake'));
    expect([file.name, file.tracks.flatMap(({ classes }) => classes.map((c) => c.name))]).toEqual([
      'Mice',
      ['Grooming', 'Rearing'],
    ]);
  });

  it('gets another name', async () => {
    const { page } = window;
    const dialog = await fromMenu(/^Rename/);
    await dialog.getByLabel('Name').fill('Mice at night');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Project: Mice at night/ }).waitFor(SOON);
  });

  it('goes into one file, which is opened as a project of its own', async () => {
    const { page } = window;
    const packing = await fromMenu(/^Pack/);
    expect(await packing.getByLabel('File').inputValue()).toBe(join(folder, 'Mice at night.zip'));
    expect(await audit(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await packing.getByText('The packed project is there.').waitFor(SOON);
    expect(await audit(page)).toEqual([]);
    await page.keyboard.press('Escape');

    const unpacking = await fromMenu(/^Open a packed/);
    await unpacking.getByLabel('Folder or file').fill(folder);
    await page.keyboard.press('Enter');
    await unpacking.getByRole('button', { name: 'Mice at night.zip' }).click(SOON);
    await unpacking.getByLabel('Folder of the project').fill(join(folder, 'back.longtake'));
    await page.keyboard.press('Enter');
    await unpacking.getByRole('button', { name: 'Open it' }).click(SOON);
    await page.getByText('There is no clip in this project yet').waitFor(SOON);
    expect(existsSync(join(folder, 'back.longtake', 'project.json'))).toBe(true);
    expect(window.errors).toEqual([]);
  });

  it('that would lie where something is stays away from it', async () => {
    const { page } = window;
    const dialog = await fromMenu(/^Duplicate/);
    await dialog.getByLabel('Folder of the copy').fill(join(folder, 'mice.longtake'));
    await page.keyboard.press('Enter');
    await dialog
      .getByRole('alert')
      .getByText(/exists already/)
      .waitFor(SOON);
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await dialog.getByLabel('Folder of the copy').waitFor(SOON);
  });
});
