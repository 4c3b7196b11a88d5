/** Second stage of set-up, on the project's own Node: build outputs and a browser. Run by tools/bootstrap.mjs. */
import path from 'node:path';
import { ensureBrowser } from './setup/ensure-browser.ts';
import { ensureBuilds } from './setup/ensure-builds.ts';
import { needsBrowser } from './setup/needs-browser.ts';

const root = path.dirname(import.meta.dirname);
const [mode = '', ...args] = process.argv.slice(2);

const isBuilt = await ensureBuilds(root);
if (!isBuilt) process.exitCode = 1;
else if (needsBrowser(mode, args)) await ensureBrowser(root);
