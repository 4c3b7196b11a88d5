/** The views and states of the window, each with how one gets there. */
import type { Page } from 'playwright-core';

export interface Scene {
  readonly name: string;
  /** From the freshly opened window to the state that is to be seen. */
  readonly play: (page: Page) => Promise<void>;
  /** Browser flags instead of a camera that plays the sample. */
  readonly flags?: readonly string[];
  /** Runs in the page before anything of ours. */
  readonly script?: string;
  /** Opens a copy of a project with labelled clips. */
  readonly hasProject?: true;
}

const SOON = { timeout: 120_000 };
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

async function press(page: Page, keys: string, dialog: string): Promise<void> {
  await page.keyboard.press(keys);
  await page.getByRole('dialog', { name: dialog }).waitFor(SOON);
}

async function openClip(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Label', exact: true }).click();
  await page.getByRole('button', { name }).click();
  await page.getByTestId('where').waitFor(SOON);
}

/** Until the small pictures along the timeline have come. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(4000);
}

/** Files in name only: they are listed, and each fails with its sentence. */
function dropVideos(): void {
  const dataTransfer = new DataTransfer();
  for (const name of ['kitchen.mp4', 'porch.avi', 'walk.webm', 'notes.txt'])
    dataTransfer.items.add(new File(['not a video'], name));
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
}

const labelScenes: readonly Scene[] = [
  {
    name: 'clips',
    hasProject: true,
    play: async (page) => {
      await page.getByRole('button', { name: 'Clips', exact: true }).click();
      await page.getByRole('button', { name: /ana-room/ }).waitFor(SOON);
    },
  },
  {
    name: 'clip-details',
    hasProject: true,
    play: async (page) => {
      await page.getByRole('button', { name: 'Clips', exact: true }).click();
      await page
        .getByRole('listitem')
        .filter({ hasText: 'cem-room' })
        .getByLabel('Details')
        .click();
      await page.locator('li img').nth(2).waitFor(SOON);
    },
  },
  {
    name: 'label-videos',
    play: async (page) => {
      await page.evaluate(dropVideos);
      await page.getByRole('dialog').getByText('the model in use').waitFor(SOON);
    },
  },
  {
    name: 'label-videos-over',
    play: async (page) => {
      await page.evaluate(dropVideos);
      await page.getByRole('button', { name: /^Label \d videos$/ }).click();
      await page.getByText(/3 failed/).waitFor(SOON);
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
      await page.getByLabel('Compare with').selectOption('dora');
      await settle(page);
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
    name: 'label-keys',
    hasProject: true,
    play: async (page) => {
      await openClip(page, /ana-room/);
      await press(page, 'Shift+?', 'Keys');
    },
  },
];

export const scenes: readonly Scene[] = [
  ...labelScenes,
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
  { name: 'watch', play: watchLong },
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
  {
    name: 'replay',
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
