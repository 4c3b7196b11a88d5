/** The window before a host that can be killed like any program, in a browser that outlives it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { cameraFlags } from '../../../main/commands/camera-flags.ts';
import { requireBrowser } from '../../../main/services/browser/find-browser.ts';
import { models } from './places.ts';

export interface KillableWindow {
  readonly page: Page;
  /** SIGKILL, as the system itself would. */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param home holds the settings, which name the project that opens. */
export async function openKillableWindow(
  home: string,
  cameraFile: string,
): Promise<KillableWindow> {
  const program = join(import.meta.dirname, 'window-host.ts');
  const env = { ...process.env, LONGTAKE_HOME: home, LONGTAKE_MODELS: models };
  const host = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(host, 'exit');
  const { value: entrance } = await createInterface(host.stdout)[Symbol.asyncIterator]().next();
  const browser = await chromium.launch({
    executablePath: (await requireBrowser()).path,
    args: ['--no-sandbox', '--disable-gpu', ...cameraFlags(cameraFile)],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(String(entrance));
  await page.waitForURL('**/window.html');
  const kill = async () => {
    host.kill('SIGKILL');
    await gone;
  };
  return {
    page,
    kill,
    async close() {
      await browser.close();
      await kill();
    },
  };
}
