/** Record: before there is a project, ready, at work, and with a clip just made. */
import type { Page } from 'playwright-core';
import { SOON, type Scene } from './scene.ts';

async function ready(page: Page): Promise<void> {
  await page.keyboard.press('Alt+r');
  await page.getByText('Ready', { exact: true }).waitFor(SOON);
}

/** So many seconds of the recording. */
async function until(page: Page, seconds: number): Promise<void> {
  const reading = async () => (await page.getByRole('timer').textContent()) ?? '';
  for (let now = 0; now < seconds; now = Number((await reading()).split(':')[1] ?? 0))
    await page.waitForTimeout(100);
}

/** Two classes painted, a third one held. */
async function record(page: Page): Promise<void> {
  await ready(page);
  await page.keyboard.press('Space');
  await until(page, 1);
  await page.keyboard.down('1');
  await until(page, 4);
  await page.keyboard.up('1');
  await until(page, 5);
  await page.keyboard.down('4');
  await until(page, 8);
}

export const recordScenes: readonly Scene[] = [
  {
    name: 'record-first',
    play: async (page) => {
      await page.getByRole('button', { name: 'Record', exact: true }).click();
      await page.getByLabel('What can happen').fill('Sitting, Standing, Waving');
      // Not the home of whoever takes the picture.
      await page.getByLabel('Folder').fill('/home/ana/My activities.longtake');
    },
  },
  { name: 'record-ready', hasProject: true, play: ready },
  { name: 'record', hasProject: true, play: record },
  {
    name: 'record-saved',
    hasProject: true,
    play: async (page) => {
      await record(page);
      await page.keyboard.up('4');
      await page.keyboard.press('Space');
      await page.getByText(/^Saved “/).waitFor(SOON);
      await page.getByRole('button', { name: 'Check its labels' }).waitFor(SOON);
    },
  },
];
