/** A Vite plugin that puts files from elsewhere into the build as they are, under names of our choosing. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

export interface CarriedFiles {
  readonly root: string;
  /** Name in the build to file, relative to `root`. */
  readonly files: Readonly<Record<string, string>>;
}

export function carryFiles({ root, files }: CarriedFiles): Plugin {
  return {
    name: 'longtake:carry-files',
    apply: 'build',
    generateBundle() {
      for (const [fileName, place] of Object.entries(files)) {
        const file = path.join(root, place);
        if (!existsSync(file))
          this.error(`${place} is missing: run "npm ci" and "npm run build:kernels" first.`);
        this.emitFile({ type: 'asset', fileName, source: readFileSync(file) });
      }
    },
  };
}
