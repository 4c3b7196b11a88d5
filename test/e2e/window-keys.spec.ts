/** The whole window by keyboard alone, and by what a screen reader hears. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from './support/audit.ts';
import { coralExtractor, missing } from './support/places.ts';
import { openTestWindow, type TestWindow } from './support/window.ts';

const reason = missing(coralExtractor);
const SOON = { timeout: 60_000 };

describe.skipIf(reason !== null)('the window without a mouse', () => {
  let window: TestWindow;
  beforeAll(async () => {
    window = await openTestWindow({ cameraFile: null, flags: fakeCamera });
  });
  afterAll(() => window.close());

  it('starts, resets, keeps the log and stops by keys', async () => {
    const { page } = window;
    await page.keyboard.press('c');
    await page.getByTestId('label').getByText(/\w/).waitFor(SOON);
    await page.keyboard.press('r');
    await page.getByText('you', { exact: true }).waitFor(SOON);
    await page.keyboard.press('k');
    await page.getByText('Keeping log').waitFor(SOON);
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Start', exact: true }).waitFor(SOON);
  });

  it('goes to every view by number, and finds an action by its name', async () => {
    const { page } = window;
    for (const [key, title] of [
      ['Alt+6', 'Models'],
      ['Alt+7', 'Settings'],
    ] as const) {
      await page.keyboard.press(key);
      await page.getByRole('heading', { name: title, level: 1 }).waitFor(SOON);
    }
    await page.keyboard.press('Control+k');
    await page.getByLabel('Find an action').fill('mirror');
    await page.keyboard.press('Enter');
    await page.getByLabel('Find an action').waitFor({ ...SOON, state: 'hidden' });
    await page.keyboard.press('Alt+1');
    await expect
      .poll(() => page.locator('video').getAttribute('data-mirrored'), SOON)
      .toBe('false');
  });

  it('opens the sheet of keys by "?" and closes it by Escape', async () => {
    const { page } = window;
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor(SOON);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor({ ...SOON, state: 'hidden' });
  });

  it('gives an action another key, from one that had it, and holds to it', async () => {
    const { page, home } = window;
    await page.keyboard.press('Alt+7');
    await page.getByLabel('Name or key of an action').fill('full');
    await page.getByRole('button', { name: 'Key of Full screen: F' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Alt+7');
    await page.getByText('Alt+7 is the key of “Settings” (everywhere)').waitFor(SOON);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Key of Full screen: Alt+7' }).waitFor(SOON);
    const kept = (): unknown => JSON.parse(readFileSync(join(home, 'settings.json'), 'utf8'));
    await expect
      .poll(kept, SOON)
      .toMatchObject({ keys: { 'full-screen': 'alt+7', settings: null } });
    await page.keyboard.press('Alt+7');
    await expect
      .poll(() => page.evaluate(() => document.fullscreenElement !== null), SOON)
      .toBe(true);
    await page.keyboard.press('Alt+7');
    await page.keyboard.press('Shift+?');
    const sheet = page.getByRole('dialog', { name: 'Keys' });
    await sheet.getByText('Alt+7').waitFor(SOON);
    expect(await sheet.getByText('Settings', { exact: true }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'All back to the first keys' }).click();
    await page.getByRole('button', { name: 'Key of Settings: Alt+7' }).waitFor(SOON);
  });

  it('reaches every control with Tab, each with a visible focus', async () => {
    const { page } = window;
    await page.keyboard.press('Alt+1');
    const wanted = await page.locator('button:visible:enabled, canvas').count();
    const reached = new Set<string>();
    for (let i = 0; i < wanted + 8; i++) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return null;
        const { outlineStyle } = getComputedStyle(element);
        const name = element.getAttribute('aria-label') ?? element.textContent;
        return { name: `${element.tagName} ${name}`, isVisible: outlineStyle !== 'none' };
      });
      if (focus === null) continue;
      expect(focus).toMatchObject({ isVisible: true });
      reached.add(focus.name);
    }
    for (const name of ['Start', 'Full screen', 'Settings']) {
      expect([...reached].some((one) => one.includes(name))).toBe(true);
    }
  });
});

const fakeCamera = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];

describe.skipIf(reason !== null).each(['dark', 'light'] as const)('in %s, an audit', (theme) => {
  let window: TestWindow;
  beforeAll(async () => {
    window = await openTestWindow({ cameraFile: null, flags: fakeCamera });
    const { page } = window;
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByText(theme === 'dark' ? 'Dark' : 'Light', { exact: true }).click();
    await page.keyboard.press('Alt+1');
  });
  afterAll(() => window.close());

  const violations = () => audit(window.page);

  it('finds nothing wrong with the empty Watch view', async () => {
    await window.page
      .getByRole('heading', { name: 'Longtake names what is happening' })
      .waitFor(SOON);
    expect(await violations()).toEqual([]);
  });

  it('finds nothing wrong with Watch at work', async () => {
    const { page } = window;
    await page.keyboard.press('c');
    await page.getByTestId('label').getByText(/\w/).waitFor(SOON);
    await page.getByRole('region', { name: 'Health' }).getByText(/ ms$/).first().waitFor(SOON);
    expect(await violations()).toEqual([]);
  });

  it('finds nothing wrong with the menus, the palette and the dialogs', async () => {
    const { page } = window;
    for (const name of [/^Project: /, /^Source: /, /^Model: /]) {
      await page.getByRole('button', { name }).click();
      await page.getByRole('menu').waitFor(SOON);
      expect(await violations()).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('menu').waitFor({ ...SOON, state: 'hidden' });
    }
    for (const [key, name] of [
      ['Shift+?', 'Keys'],
      ['l', 'Replay a session log'],
      ['Control+Shift+O', 'Open a project'],
    ] as const) {
      await page.keyboard.press(key);
      await page.getByRole('dialog', { name }).waitFor(SOON);
      expect(await violations()).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name }).waitFor({ ...SOON, state: 'hidden' });
    }
    await page.keyboard.press('Control+k');
    await page.getByLabel('Find an action').waitFor(SOON);
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('finds nothing wrong with Record before a project is open', async () => {
    const { page } = window;
    await page.keyboard.press('Alt+r');
    await page.getByRole('heading', { name: 'Record your first clip' }).waitFor(SOON);
    expect(await violations()).toEqual([]);
  });

  it('finds nothing wrong with Models and Settings', async () => {
    const { page } = window;
    for (const [key, name] of [
      ['Alt+6', 'Models'],
      ['Alt+7', 'Settings'],
    ] as const) {
      await page.keyboard.press(key);
      await page.getByRole('heading', { name, level: 1 }).waitFor(SOON);
      await page.getByRole('table').first().waitFor(SOON);
      expect(await violations()).toEqual([]);
    }
  });

  it('finds nothing wrong with the tour', async () => {
    const { page } = window;
    await page.keyboard.press('Control+k');
    await page.getByLabel('Find an action').fill('tour');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Tour' }).waitFor(SOON);
    expect(await violations()).toEqual([]);
  });
});
