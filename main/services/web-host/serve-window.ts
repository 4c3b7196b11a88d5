/** The window's page and its services behind a loopback address, for whichever browser comes with the entrance. */
import type { StartOptions } from '../../../contract/window/start-options.ts';
import type { WindowStatus } from '../../../contract/window/watching.ts';
import { createWindowServices } from '../window/window-services.ts';
import { requirePage } from './serve-page.ts';
import { startWebHost } from './web-host.ts';
import { createWindowWire, type WindowWire } from './window-wire.ts';

const PAGE = 'window.html';

export interface ServeWindowOptions {
  /** Folder of the built renderer. */
  readonly rendererRoot: string;
  readonly start: StartOptions;
  /** Default: any free port. */
  readonly port?: number | undefined;
  readonly onStatus?: ((status: WindowStatus) => void) | undefined;
  /** How many pages are connected now; called whenever one came or went. */
  readonly onPages?: ((count: number) => void) | undefined;
  /** Default: the process's own; names the settings folder and the folder of extractors. */
  readonly env?: NodeJS.ProcessEnv | undefined;
}

export interface ServedWindow {
  /** The one-time address that leads to the page. */
  readonly entrance: string;
  readonly push: WindowWire['push'];
  /** Ends sessions and their logs, then the host. */
  readonly close: () => Promise<void>;
}

/** @throws Fault 'failed' where the renderer was not built, and for a port that is taken. */
export async function serveWindow(options: ServeWindowOptions): Promise<ServedWindow> {
  const { rendererRoot: root, start, port = 0, onStatus, onPages, env } = options;
  requirePage(root, PAGE);
  const wire = createWindowWire({
    handlers: () => services.handlers,
    ...(onPages === undefined ? {} : { onPages }),
  });
  const sockets = { '/window': wire.accept };
  const host = await startWebHost({ root, page: `/${PAGE}`, port, sockets });
  const services = createWindowServices({
    files: host.files,
    host: 'web',
    start,
    push: wire.push,
    ...(onStatus === undefined ? {} : { onStatus }),
    ...(env === undefined ? {} : { env }),
  });
  return {
    entrance: host.entrance,
    push: wire.push,
    async close() {
      await services.close();
      await host.close();
    },
  };
}
