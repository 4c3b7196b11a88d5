/** The window in a real browser, served by the product's own host, with a camera that plays a video. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { defaultStartOptions, type StartOptions } from '../../../contract/window/start-options.ts';
import type { WindowStatus } from '../../../contract/window/watching.ts';
import { cameraFlags } from '../../../main/commands/camera-flags.ts';
import { requireBrowser } from '../../../main/services/browser/find-browser.ts';
import { serveWindow, type ServedWindow } from '../../../main/services/web-host/serve-window.ts';
import { models, root } from './places.ts';

export interface WindowOptions {
  readonly start?: Partial<StartOptions>;
  /** A file that plays as the camera; null gives flags of one's own. */
  readonly cameraFile: string | null;
  readonly flags?: readonly string[];
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Of an earlier window, whose settings are to be there; owned by the caller then. */
  readonly home?: string;
  /** Beside the usual variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** Runs in the page before anything of ours. */
  readonly script?: string;
}

export interface TestWindow {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly browser: Browser;
  readonly served: ServedWindow;
  readonly home: string;
  /** What the page reported of itself, newest last. */
  readonly statuses: readonly WindowStatus[];
  /** Every address the page asked for. */
  readonly requests: readonly string[];
  /** Errors of the page: exceptions, refused resources, broken policies. */
  readonly errors: readonly string[];
  /** Opens another page like the first, which takes over. */
  readonly close: () => Promise<void>;
}

export async function openTestWindow(options: WindowOptions): Promise<TestWindow> {
  const { start, cameraFile, flags = [], viewport = { width: 1280, height: 800 } } = options;
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'longtake-home-'));
  const statuses: WindowStatus[] = [];
  const served = await serveWindow({
    rendererRoot: join(root, 'dist/renderer'),
    start: { ...defaultStartOptions, ...start },
    onStatus: (status) => statuses.push(status),
    env: { ...process.env, LONGTAKE_HOME: home, LONGTAKE_MODELS: models, ...options.env },
  });
  const browser = await chromium.launch({
    executablePath: (await requireBrowser()).path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      ...(cameraFile === null ? [] : cameraFlags(cameraFile)),
      ...flags,
    ],
  });
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    // MediaPipe's runtime writes its remarks to standard error.
    const isRemark = message.text().startsWith('INFO: ');
    if (message.type() === 'error' && !isRemark) errors.push(message.text());
  });
  if (options.script !== undefined) await page.addInitScript(options.script);
  await page.goto(served.entrance);
  await page.waitForURL('**/window.html');
  await page.locator('#root > *').first().waitFor({ state: 'attached' });
  return {
    page,
    context,
    browser,
    served,
    home,
    statuses,
    requests,
    errors,
    async close() {
      await browser.close();
      await served.close();
      if (options.home === undefined) rmSync(home, { recursive: true, force: true });
    },
  };
}
