/** Second stage of set-up, on the project's own Node: build outputs, a browser, and for tests the native engine. Run by tools/bootstrap.mjs. */
import path from 'node:path';
import { say } from './bootstrap/say.mjs';
import { ensureBrowser } from './setup/ensure-browser.ts';
import { ensureBuilds } from './setup/ensure-builds.ts';
import { needsBrowser } from './setup/needs-browser.ts';
import { ensureTfjsNode } from './tfjs-node/ensure-tfjs-node.ts';

const root = path.dirname(import.meta.dirname);
const [mode = '', ...args] = process.argv.slice(2);

const isBuilt = await ensureBuilds(root);
if (!isBuilt) process.exitCode = 1;
else {
  if (needsBrowser(mode, args)) await ensureBrowser(root);
  if (mode === 'test' && process.env['LONGTAKE_ENGINE'] !== 'wasm') await bringTfjsNode();
}

/** Tests that need it are skipped where it cannot be had; all the others run. */
async function bringTfjsNode(): Promise<void> {
  try {
    await ensureTfjsNode();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    say(`tfjs-node cannot be built here, so its tests are skipped. ${why}`);
  }
}
