/** What a picture of the window is taken of, and what getting there needs. */
import type { Page } from 'playwright-core';

export interface Scene {
  readonly name: string;
  /** From the freshly opened window to the state that is to be seen. */
  readonly play: (page: Page) => Promise<void>;
  /** Browser flags instead of a camera that plays the sample. */
  readonly flags?: readonly string[];
  /** Runs in the page before anything of ours. */
  readonly script?: string;
  /** Watches with the sample's own model, which knows what the camera plays. */
  readonly knowsSample?: true;
  /** Opens a copy of a project with labelled clips. */
  readonly hasProject?: true;
}

export const SOON = { timeout: 120_000 };

export async function press(page: Page, keys: string, dialog: string): Promise<void> {
  await page.keyboard.press(keys);
  await page.getByRole('dialog', { name: dialog }).waitFor(SOON);
}
