/** Serves the window of a project until it is killed; its first line on standard output is the entrance. */
import { join } from 'node:path';
import { defaultStartOptions } from '../../../contract/window/start-options.ts';
import { serveWindow } from '../../../main/services/web-host/serve-window.ts';
import { root } from './places.ts';

const served = await serveWindow({
  rendererRoot: join(root, 'dist/renderer'),
  start: { ...defaultStartOptions, project: process.argv[2] ?? null },
});
console.log(served.entrance);
