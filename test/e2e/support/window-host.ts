/** A program of its own that serves the window, so that a test can kill it: prints where it is, and runs until then. */
import { join } from 'node:path';
import { defaultStartOptions } from '../../../contract/window/start-options.ts';
import { serveWindow } from '../../../main/services/web-host/serve-window.ts';
import { root } from './places.ts';

const { entrance } = await serveWindow({
  rendererRoot: join(root, 'dist/renderer'),
  start: defaultStartOptions,
});
process.stdout.write(`${entrance}\n`);
