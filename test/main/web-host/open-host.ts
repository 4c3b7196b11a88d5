/** A web host of a test's own on a small renderer folder, with a secret beside it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startWebHost, type WebHost } from '../../../main/services/web-host/web-host.ts';
import { tempFolder } from '../services/temp-folder.ts';

export interface Open {
  readonly host: WebHost;
  /** Holds the renderer's folder `root` and, beside it, `secret.txt`. */
  readonly folder: string;
  readonly sockets: { count: number };
}

export async function openHost(): Promise<Open> {
  const folder = tempFolder();
  const root = join(folder, 'root');
  mkdirSync(root);
  writeFileSync(join(root, 'stage.html'), '<!doctype html><title>stage</title>');
  writeFileSync(join(root, 'code.js'), 'export const one = 1;\n');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  const sockets = { count: 0 };
  const host = await startWebHost({
    root,
    page: '/stage.html',
    sockets: {
      '/wire': () => {
        sockets.count += 1;
      },
    },
  });
  onTestFinished(() => host.close());
  return { host, folder, sockets };
}
