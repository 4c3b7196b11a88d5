/** The web host: the window in the machine's own browser, behind a loopback address, for as long as it stays open. */
import type { Fault } from '../contract/fault.ts';
import { requireBrowser } from './services/browser/find-browser.ts';
import { launchBrowser, type Browser, type WindowSize } from './services/browser/launch-browser.ts';
import { createLeaving } from './services/web-host/leaving.ts';
import { serveWindow, type ServeWindowOptions } from './services/web-host/serve-window.ts';
import { acquireInstanceLock } from './services/window/instance-lock.ts';
import { settingsFolder } from './services/window/settings-folder.ts';

const size: WindowSize = { width: 1280, height: 800 };
/** On macOS a browser outlives its last window; a page that is only reloaded is back within this time. */
const RELOAD_MS = 5000;

export interface WebWindowOptions extends Omit<ServeWindowOptions, 'onPages'> {
  /** Further browser flags, for example for the camera. */
  readonly flags: readonly string[];
  /** Without anything to see, for measuring on a machine that has no display. */
  readonly isHidden?: boolean;
  /** For a hidden one: with the graphics processor; default: false. One that is seen has it anyway. */
  readonly usesGraphics?: boolean;
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
  const { flags, isHidden = false, usesGraphics = false, env, ...serving } = options;
  const found = await requireBrowser();
  const lock = await acquireInstanceLock(settingsFolder(env));
  let browser: Browser | null = null;
  const leaving = createLeaving({ graceMs: RELOAD_MS, onLeft: () => void browser?.close() });
  const onPages = process.platform === 'darwin' ? leaving : undefined;
  const served = await serveWindow({ ...serving, env, onPages }).catch(async (error: unknown) => {
    await lock.release();
    throw error;
  });
  let closing: Promise<void> | null = null;
  const end = async () => {
    await browser?.close();
    await served.close();
    await lock.release();
  };
  const close = () => (closing ??= end());
  let death: Fault | null = null;
  try {
    browser = await launchBrowser({
      path: found.path,
      entrance: served.entrance,
      window: isHidden ? null : size,
      flags: isHidden ? [...flags, `--window-size=${size.width},${size.height}`] : flags,
      usesGraphics,
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
