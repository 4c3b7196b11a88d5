/** The stage without a window: our own renderer in a headless browser, behind the web host. */
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { Fault } from '../../../contract/fault.ts';
import { requireBrowser } from '../browser/find-browser.ts';
import { launchBrowser } from '../browser/launch-browser.ts';
import { requirePage } from '../web-host/serve-page.ts';
import { startWebHost } from '../web-host/web-host.ts';
import { createPageWire, type PageWire } from './page-wire.ts';
import type { Stage } from './stage.ts';

/** A page that does not report within this time will not: the browser hangs or lacks a feature. */
const READY_TIMEOUT_MS = 60_000;

export interface HeadlessStageOptions {
  readonly rendererRoot: string;
  /** Further browser flags, for example a file that plays as the camera. */
  readonly flags?: readonly string[];
  /** Default: false, so that features do not depend on the graphics processor. */
  readonly usesGraphics?: boolean;
}

/** @throws Fault 'browser-missing' when no Chromium, Chrome or Edge is found. */
export async function openHeadlessStage(options: HeadlessStageOptions): Promise<Stage> {
  const found = await requireBrowser();
  requirePage(options.rendererRoot, 'stage.html');
  const page = Promise.withResolvers<{ socket: WebSocket; request: IncomingMessage }>();
  let wire: PageWire | null = null;
  const onDied = (fault: Fault) => {
    page.reject(fault);
    wire?.fail(fault);
  };
  const host = await startWebHost({
    root: options.rendererRoot,
    page: '/stage.html',
    sockets: {
      '/wire': (socket, request) => {
        page.resolve({ socket, request });
      },
    },
  });
  const browser = await launchBrowser({
    path: found.path,
    entrance: host.entrance,
    window: null,
    flags: options.flags ?? [],
    usesGraphics: options.usesGraphics ?? false,
    onDied,
  });
  const close = async () => {
    await browser.close();
    await host.close();
  };
  const timer = setTimeout(() => {
    onDied(silentFault(found.path));
  }, READY_TIMEOUT_MS);
  try {
    const { socket, request } = await page.promise;
    wire = createPageWire(socket);
    await wire.ready;
    const { lend, takeBack } = host.files;
    return { lend, takeBack, run: wire.run, decoder: decoderOf(request), close };
  } catch (error) {
    await close();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function silentFault(browser: string): Fault {
  return new Fault(
    'browser-died',
    `The browser ${browser} did not open our page within a minute; see "longtake doctor".`,
  );
}

function decoderOf({ headers }: IncomingMessage): string {
  return /(Edg|Chrome|HeadlessChrome)\/\d+/.exec(headers['user-agent'] ?? '')?.[0] ?? 'unknown';
}
