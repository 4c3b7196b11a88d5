/** Labels on their way out and in: the dialogs of export and import. */
import type { Page } from 'playwright-core';
import { places } from '../../main/places.ts';
import { SOON, press, type Scene } from './scene.ts';

async function chooseExport(page: Page): Promise<void> {
  await press(page, 'Alt+E', 'Export labels');
  await page.getByLabel('Format').selectOption('vtt', SOON);
  await page.getByLabel(/^The beginning of .*vtt$/).waitFor(SOON);
}

export const exchangeScenes: readonly Scene[] = [
  { name: 'export', hasProject: true, play: chooseExport },
  {
    name: 'export-over',
    hasProject: true,
    play: async (page) => {
      await chooseExport(page);
      await page.getByRole('button', { name: 'Export', exact: true }).click(SOON);
      await page.getByRole('button', { name: 'Show in folder' }).waitFor(SOON);
    },
  },
  {
    name: 'import-preview',
    hasProject: true,
    play: async (page) => {
      await press(page, 'Alt+I', 'Import videos and labels');
      await page.getByLabel('Folder or file').fill(places.sample);
      await page.getByRole('button', { name: 'Look at it' }).click();
      await page.getByRole('region', { name: 'What would come in' }).waitFor(SOON);
    },
  },
];
