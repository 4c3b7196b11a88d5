/** A host of a labelled project in a process of its own, and its window in a fresh page with the clip under Label. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { LabelledProject } from './labelled-project.ts';

export interface LabelHost {
  readonly host: ChildProcess;
  readonly page: Page;
  /** What went wrong on the page so far. */
  readonly errors: readonly string[];
}

export async function openLabelHost(browser: Browser, made: LabelledProject): Promise<LabelHost> {
  const program = join(import.meta.dirname, 'served-window.process.ts');
  const host = spawn(process.execPath, [program, made.project], {
    env: { ...process.env, LONGTAKE_HOME: join(made.folder, 'home') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(host.stdout, 'data')) as [Buffer];
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(line.toString().trim());
  await page.waitForURL('**/window.html');
  await page.getByRole('button', { name: 'Clips' }).click();
  await page.getByRole('button', { name: /numbers/ }).click();
  await page.getByTestId('where').waitFor({ timeout: 60_000 });
  return { host, page, errors };
}
