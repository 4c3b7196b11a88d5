/** Clips and Label, with clips that are labelled whole, in part and not at all. */
import type { Page } from 'playwright-core';
import { SOON, press, type Scene } from './scene.ts';

async function openClip(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Label', exact: true }).click();
  await page.getByRole('button', { name }).click();
  await page.getByTestId('where').waitFor(SOON);
}

/** Until the small pictures along the timeline have come. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(4000);
}

export const labelScenes: readonly Scene[] = [
  {
    name: 'clips',
    hasProject: true,
    play: async (page) => {
      await page.getByRole('button', { name: 'Clips', exact: true }).click();
      await page.locator('li img').nth(2).waitFor(SOON);
    },
  },
  {
    name: 'clips-none',
    play: (page) => page.getByRole('button', { name: 'Clips', exact: true }).click(),
  },
  {
    name: 'label',
    hasProject: true,
    play: async (page) => {
      await openClip(page, /ana-room/);
      for (let i = 0; i < 15; i++) await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Enter');
      await page.keyboard.press('o');
      await page.getByLabel('Held against').selectOption('dora');
      await settle(page);
    },
  },
  {
    name: 'agreement',
    hasProject: true,
    play: async (page) => {
      await openClip(page, /ana-room/);
      await page.keyboard.press('Alt+a');
      await page.getByText(/^Cohen/).waitFor(SOON);
    },
  },
  {
    name: 'label-close',
    hasProject: true,
    play: async (page) => {
      await openClip(page, /ben-room/);
      await page.keyboard.press('End');
      await page.keyboard.press('p');
      for (let i = 0; i < 10; i++) await page.keyboard.press('=');
      for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowLeft');
      await settle(page);
    },
  },
  {
    name: 'label-unlabelled',
    hasProject: true,
    play: async (page) => {
      await openClip(page, /cem-room/);
      await settle(page);
    },
  },
  {
    name: 'classes',
    hasProject: true,
    play: async (page) => {
      await press(page, 'Alt+C', 'Classes and tracks');
      await page.getByRole('button', { name: 'More for waving' }).waitFor(SOON);
    },
  },
  {
    name: 'label-keys',
    hasProject: true,
    play: async (page) => {
      await openClip(page, /ana-room/);
      await press(page, 'Shift+?', 'Keys');
    },
  },
];
