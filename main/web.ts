/** The web host: the window in the machine's own browser, behind a loopback address, for as long as it stays open. */
import type { Fault } from '../contract/fault.ts';
import type { StartOptions } from '../contract/window/start-options.ts';
import type { WindowStatus } from '../contract/window/watching.ts';
import { requireBrowser } from './services/browser/find-browser.ts';
import { launchBrowser, type Browser, type WindowSize } from './services/browser/launch-browser.ts';
import { createLeaving } from './services/web-host/leaving.ts';
import { requirePage } from './services/web-host/serve-page.ts';
import { startWebHost, type WebHost } from './services/web-host/web-host.ts';
import { createWindowWire } from './services/web-host/window-wire.ts';
import { acquireInstanceLock } from './services/window/instance-lock.ts';
import { settingsFolder } from './services/window/settings-folder.ts';
import { createWindowServices } from './services/window/window-services.ts';

const PAGE = 'window.html';
const size: WindowSize = { width: 1280, height: 800 };
/** On macOS a browser outlives its last window; a page that is only reloaded is back within this time. */
const RELOAD_MS = 5000;

export interface WebWindowOptions {
  /** Folder of the built renderer. */
  readonly rendererRoot: string;
  readonly start: StartOptions;
  /** Default: any free port. */
  readonly port?: number | undefined;
  /** Further browser flags, for example for the camera. */
  readonly flags: readonly string[];
  readonly onStatus?: (status: WindowStatus) => void;
}

export interface WebWindow {
  /** Path of the browser it is in. */
  readonly browser: string;
  /** Resolves when the window was closed, by its user or by `close`; rejects when the browser failed. */
  readonly closed: Promise<void>;
  /** Ends sessions, browser and host, whatever still runs, and leaves nothing behind. */
  readonly close: () => Promise<void>;
}

/** @throws Fault 'browser-missing', or 'failed' for a window that is open already and a port that is taken. */
export async function openWebWindow(options: WebWindowOptions): Promise<WebWindow> {
  const found = await requireBrowser();
  requirePage(options.rendererRoot, PAGE);
  const lock = await acquireInstanceLock(settingsFolder());
  let browser: Browser | null = null;
  const leave = () => void browser?.close();
  const { host, closeServices } = await serve(options, leave).catch(async (error: unknown) => {
    await lock.release();
    throw error;
  });
  const close = async () => {
    await browser?.close();
    await closeServices();
    await host.close();
    await lock.release();
  };
  let death: Fault | null = null;
  try {
    browser = await launchBrowser({
      path: found.path,
      entrance: host.entrance,
      window: size,
      flags: options.flags,
      onDied: (fault) => {
        death = fault;
      },
    });
  } catch (error) {
    await close();
    throw error;
  }
  const closed = browser.ended.then(() => {
    if (death !== null) throw death;
  });
  return { browser: found.path, closed, close };
}

interface Served {
  readonly host: WebHost;
  readonly closeServices: () => Promise<void>;
}

/** The services behind the page's socket. @param leave is called when no page has come back for a while. */
async function serve(options: WebWindowOptions, leave: () => void): Promise<Served> {
  const leaving = createLeaving({ graceMs: RELOAD_MS, onLeft: leave });
  const wire = createWindowWire({
    handlers: () => services.handlers,
    ...(process.platform === 'darwin' ? { onPages: leaving } : {}),
  });
  const host = await startWebHost({
    root: options.rendererRoot,
    page: `/${PAGE}`,
    port: options.port ?? 0,
    sockets: { '/window': wire.accept },
  });
  const services = createWindowServices({
    files: host.files,
    host: 'web',
    start: options.start,
    push: wire.push,
    ...(options.onStatus === undefined ? {} : { onStatus: options.onStatus }),
  });
  return { host, closeServices: services.close };
}
