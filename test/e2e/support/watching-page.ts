/** Builds the page of the session controller, serves it by the real web host, and opens it in real Chromium. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { toFault } from '../../../contract/fault.ts';
import type { CommandHandlers, CommandName } from '../../../contract/window/commands.ts';
import type { Outcome } from '../../../contract/window/host.ts';
import { requireBrowser } from '../../../main/services/browser/find-browser.ts';
import { startWebHost, type WebHost } from '../../../main/services/web-host/web-host.ts';
import config from '../../../vite.config.ts';
import { root } from './places.ts';

export interface WatchingPage {
  readonly page: Page;
  readonly files: WebHost['files'];
  readonly close: () => Promise<void>;
}

export interface WatchingPageOptions {
  /** Folder for the build. */
  readonly out: string;
  readonly flags: readonly string[];
  /** Made once the host stands and can lend files. */
  readonly handlers: (files: WebHost['files']) => Partial<CommandHandlers>;
}

export async function openWatchingPage(options: WatchingPageOptions): Promise<WatchingPage> {
  await buildPage(options.out);
  const host = await startWebHost({
    root: options.out,
    page: '/index.html',
    sockets: {},
  });
  const { path } = await requireBrowser();
  const browser = await chromium.launch({
    executablePath: path,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...options.flags],
  });
  const page = await browser.newPage();
  page.on('pageerror', (error) => {
    console.error('The page failed:', error);
  });
  await page.exposeFunction('askTestHost', answering(options.handlers(host.files)));
  await page.addInitScript(installBridge);
  await page.goto(host.entrance);
  await page.waitForFunction(() => 'underTest' in globalThis);
  return {
    page,
    files: host.files,
    async close() {
      await browser.close();
      await host.close();
      await rm(options.out, { recursive: true, force: true });
    },
  };
}

function buildPage(outDir: string): Promise<unknown> {
  const place = join(root, 'test/e2e/support/watching-page');
  return build({
    ...config,
    configFile: false,
    logLevel: 'warn',
    root: place,
    build: {
      ...config.build,
      outDir,
      rolldownOptions: { input: [join(place, 'index.html')] },
    },
  });
}

type AnyHandler = (args: unknown) => Promise<unknown>;

function answering(handlers: Partial<CommandHandlers>) {
  return async (command: CommandName, args: unknown): Promise<Outcome> => {
    try {
      const handler = handlers[command] as AnyHandler | undefined;
      return { ok: true, value: await handler?.(args) };
    } catch (error) {
      const { reason, message } = toFault(error);
      return { ok: false, fault: { reason, message } };
    }
  };
}

declare global {
  var askTestHost: (command: string, args: unknown) => Promise<Outcome>;
}

/** Runs in the page, before anything of it: what a preload script does in Electron. */
function installBridge(): void {
  const invoke = (command: string, args: unknown) => globalThis.askTestHost(command, args);
  window.longtake = { invoke, onPush: () => () => undefined };
}
