/** Builds main/electron/preload.ts to dist/electron/preload.cjs: a sandboxed preload must be one plain CommonJS file. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = path.dirname(import.meta.dirname);

/** @returns the file written. */
export async function buildPreload(folder = path.join(root, 'dist/electron')): Promise<string> {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome140',
      minify: false,
      reportCompressedSize: false,
      lib: {
        entry: path.join(root, 'main/electron/preload.ts'),
        formats: ['cjs'],
        fileName: () => 'preload.cjs',
      },
      // The one module a sandboxed preload is given.
      rolldownOptions: { external: ['electron'] },
    },
  });
  return path.join(folder, 'preload.cjs');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPreload();
