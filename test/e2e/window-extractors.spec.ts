/** An extractor that is missing, got by a press in the window: cut, resumed, arrived; and one dropped in by hand. */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFileServer, type FileServer } from '../main/services/extractors/fetch/file-server.ts';
import { coralExtractor, missing, smallExtractor } from './support/places.ts';
import { openTestWindow, type TestWindow } from './support/window.ts';

const reason = missing(coralExtractor) ?? missing(smallExtractor);
const SOON = { timeout: 60_000 };
const HALF = 1_600_000;
const CORAL = basename(coralExtractor);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(reason !== null)('an extractor that is missing', () => {
  let server: FileServer;
  let window: TestWindow;
  let models: string;
  const cut = Promise.withResolvers<undefined>();
  const own = () => join(window.home, 'extractors');
  const button = (name: string) => window.page.getByRole('button', { name, exact: true });
  const row = (name: string) =>
    window.page
      .getByRole('region', { name: 'Extractors' })
      .getByRole('row', { name: new RegExp(`^${name}`) });

  beforeAll(async () => {
    const pause = { after: HALF, until: cut.promise, then: 'cut' } as const;
    server = await startFileServer({ bytes: readFileSync(coralExtractor), pause });
    models = mkdtempSync(join(tmpdir(), 'longtake-none-'));
    const env = { LONGTAKE_MODELS: models, LONGTAKE_CATALOGUE: server.address };
    window = await openTestWindow({ cameraFile: null, env });
    await window.page.keyboard.press('Alt+6');
    await window.page.evaluate(axe);
  });
  afterAll(async () => {
    await window.close();
    await server.close();
    rmSync(models, { recursive: true, force: true });
  });

  async function violations(): Promise<string[]> {
    const { violations: found } = await window.page.evaluate(() =>
      (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    );
    return found.map(({ id, help }) => `${id}: ${help}`);
  }

  it('is got by the keyboard, and shows how far it is', async () => {
    expect(await row('coral').textContent()).toContain('not on this machine');
    expect(server.asked).toEqual([]);
    await button('Get it: coral').focus();
    await window.page.keyboard.press('Enter');
    const bar = window.page.getByRole('progressbar', { name: 'Fetching coral' });
    await expect
      .poll(() => bar.getAttribute('aria-valuenow').then(Number), SOON)
      .toBeGreaterThan(40);
    expect(await row('coral').textContent()).toContain('1.6 MB of 3.3 MB');
    expect(await violations()).toEqual([]);
    // The button is the same one, so the keyboard is where it was.
    const focused = () => window.page.evaluate(() => document.activeElement?.ariaLabel);
    expect(await focused()).toBe('Stop: coral');
  });

  it('whose connection is cut says so, and keeps what has come', async () => {
    cut.resolve(undefined);
    const alert = window.page.getByRole('alert').filter({ hasText: 'connection was cut' });
    await alert.waitFor(SOON);
    await button('Resume: coral').waitFor(SOON);
    expect(await row('coral').textContent()).toContain('1.6 MB have come');
    expect(await violations()).toEqual([]);
    expect(existsSync(join(own(), CORAL))).toBe(false);
  });

  it('is stopped and resumed from where it was', async () => {
    const never = new Promise<never>(() => undefined);
    server.behave({ pause: { after: 100_000, until: never, then: 'go on' } });
    await button('Resume: coral').click();
    await button('Stop: coral').click(SOON);
    await button('Resume: coral').waitFor(SOON);
    server.behave({ pause: null });
    await button('Resume: coral').click();
    await window.page.getByText('The extractor coral is on this machine now.').waitFor(SOON);
    await expect.poll(() => row('coral').textContent(), SOON).toContain(join(own(), CORAL));
    expect(readFileSync(join(own(), CORAL)).equals(readFileSync(coralExtractor))).toBe(true);
    expect(server.asked[1]?.headers.range).toBe(`bytes=${String(HALF)}-`);
    expect(await button('Get it: coral').count()).toBe(0);
  });

  it('lets the model that waited for it watch', async () => {
    const { page } = window;
    await page.getByRole('region', { name: 'Models' }).getByRole('listitem').first().waitFor(SOON);
    expect(await page.getByText('No feature extractor was found').count()).toBe(0);
  });

  it('is found when its file is dropped in by hand, under any name', async () => {
    expect(await row('mobilenet-v1-small').textContent()).toContain('not on this machine');
    copyFileSync(smallExtractor, join(own(), 'from a stick.tflite'));
    await button('Look again').click();
    await expect
      .poll(() => row('mobilenet-v1-small').textContent(), SOON)
      .toContain('from a stick.tflite');
    expect(await violations()).toEqual([]);
  });

  it('is asked for by the program behind the page, never by the page', () => {
    expect(window.requests.filter((url) => url.startsWith(server.address))).toEqual([]);
    expect(window.errors).toEqual([]);
  });
});
