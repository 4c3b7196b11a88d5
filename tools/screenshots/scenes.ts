/** The views and states of the window, each with how one gets there. */
import type { Page } from 'playwright-core';
import { droppedScenes } from './dropped-scenes.ts';
import { exchangeScenes } from './exchange-scenes.ts';
import { labelScenes } from './label-scenes.ts';
import { recordScenes } from './record-scenes.ts';
import { SOON, press, type Scene } from './scene.ts';

const noCamera = [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream=device-count=0',
];

async function watch(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Watch my camera' }).click();
  await page.getByTestId('label').getByText(/\w/).waitFor(SOON);
}

/** Until the sample has shown most of what it has. */
async function watchLong(page: Page): Promise<void> {
  await watch(page);
  await page.getByRole('region', { name: 'Events' }).getByRole('button').nth(7).waitFor(SOON);
}

export const scenes: readonly Scene[] = [
  ...recordScenes,
  ...labelScenes,
  ...droppedScenes,
  ...exchangeScenes,
  {
    name: 'welcome',
    play: (page) => page.getByRole('heading', { name: /^Longtake names/ }).waitFor(SOON),
  },
  {
    name: 'tour',
    play: async (page) => {
      await page.getByRole('button', { name: 'Show me on the sample' }).click();
      await page.getByTestId('label').getByText('Waving').waitFor(SOON);
    },
  },
  { name: 'watch', knowsSample: true, play: watchLong },
  {
    name: 'starting',
    play: async (page) => {
      await page.getByRole('button', { name: 'Watch my camera' }).click();
      await page.getByRole('heading', { name: 'Starting' }).waitFor(SOON);
    },
  },
  {
    name: 'no-camera',
    flags: noCamera,
    play: async (page) => {
      await page.getByRole('button', { name: 'Watch my camera' }).click();
      await page
        .getByRole('heading', { name: /^(Waiting for the camera|This cannot go on)$/ })
        .waitFor(SOON);
    },
  },
  {
    name: 'unfit-browser',
    script: 'delete globalThis.MediaStreamTrackProcessor;',
    play: (page) => page.getByRole('alert').waitFor(SOON),
  },
  {
    name: 'source-menu',
    play: async (page) => {
      await watch(page);
      await page.getByRole('button', { name: /^Source: / }).click();
      await page.getByRole('menu').waitFor(SOON);
    },
  },
  {
    name: 'palette',
    play: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByLabel('Find an action').fill('w');
    },
  },
  { name: 'keys', play: (page) => press(page, 'Shift+?', 'Keys') },
  { name: 'session-logs', play: (page) => press(page, 'l', 'Replay a session log') },
  { name: 'open-project', play: (page) => press(page, 'Control+Shift+O', 'Open a project') },
  { name: 'new-project', play: (page) => press(page, 'Alt+n', 'New project') },
  {
    name: 'project-menu',
    hasProject: true,
    play: async (page) => {
      await page.getByRole('button', { name: /^Project: / }).click();
      await page.getByRole('menuitem', { name: /^Pack/ }).waitFor(SOON);
    },
  },
  {
    name: 'pack-project',
    hasProject: true,
    play: async (page) => {
      await page.getByRole('button', { name: /^Project: / }).click();
      await page.getByRole('menuitem', { name: /^Pack/ }).click();
      await page.getByRole('dialog').getByLabel('File').waitFor(SOON);
    },
  },
  {
    name: 'packed-project',
    hasProject: true,
    play: async (page) => {
      await page.getByRole('button', { name: /^Project: / }).click();
      await page.getByRole('menuitem', { name: /^Pack/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Pack', exact: true }).click();
      await page.getByText('The packed project is there.').waitFor(SOON);
    },
  },
  {
    name: 'replay',
    knowsSample: true,
    play: async (page) => {
      await watchLong(page);
      await page.keyboard.press('k');
      await page.getByText('Keeping log').waitFor(SOON);
      await page.keyboard.press('Space');
      await press(page, 'l', 'Replay a session log');
      await page.getByRole('button', { name: /^Replay / }).click();
      await page.getByRole('heading', { name: 'A replay of what was said' }).waitFor(SOON);
    },
  },
  {
    name: 'models',
    play: async (page) => {
      await page.keyboard.press('Alt+6');
      await page.getByRole('table').waitFor(SOON);
    },
  },
  {
    name: 'settings-keys',
    play: async (page) => {
      await page.keyboard.press('Alt+7');
      await page.getByRole('heading', { name: 'Keys', exact: true }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'settings',
    play: async (page) => {
      await page.keyboard.press('Alt+7');
      await page.getByRole('button', { name: 'Show what it sees' }).click();
      const preview = page.getByLabel('What the camera sees');
      await preview.waitFor(SOON);
      await preview.evaluate(
        (video: HTMLVideoElement) =>
          new Promise((resolve) => {
            video.requestVideoFrameCallback(resolve);
          }),
      );
      await page.getByRole('table').waitFor(SOON);
    },
  },
];
