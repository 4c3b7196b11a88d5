/** Builds the kernels, the page and Electron's preload when their sources have changed since they were last built. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from '../bootstrap/lock.mjs';
import { runQuietly } from '../bootstrap/quiet.mjs';
import { say } from '../bootstrap/say.mjs';
import { fingerprint } from './fingerprint.ts';

export interface Build {
  readonly name: string;
  /** Files and folders it reads, relative to the root. */
  readonly inputs: readonly string[];
  /** Files that are there once it is done. */
  readonly outputs: readonly string[];
  /** Arguments for Node. */
  readonly command: readonly string[];
}

/** In order: the page carries the kernels. */
const builds: readonly Build[] = [
  {
    name: 'kernels',
    inputs: ['model/kernels', 'tools/build-kernels.ts', 'package-lock.json'],
    outputs: ['dist/kernels/matvec.wasm', 'dist/kernels/matmul.wasm'],
    command: ['tools/build-kernels.ts'],
  },
  {
    name: 'page',
    inputs: [
      'renderer',
      'streams',
      'model',
      'contract',
      'vite.config.ts',
      'tools/vite',
      'dist/kernels',
      'package-lock.json',
    ],
    outputs: ['dist/renderer/stage.html', 'dist/renderer/window.html'],
    command: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  },
  {
    name: 'preload',
    inputs: ['main/electron', 'contract', 'tools/build-preload.ts', 'package-lock.json'],
    outputs: ['dist/electron/preload.cjs'],
    command: ['tools/build-preload.ts'],
  },
];

const stampOf = (root: string, { name }: Build): string =>
  path.join(root, '.setup', `${name}.sha256`);

function isFresh(root: string, build: Build): boolean {
  const stamp = stampOf(root, build);
  return (
    build.outputs.every((file) => existsSync(path.join(root, file))) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === fingerprint(root, build.inputs)
  );
}

/** The stamp goes before the build begins and comes when it ended well: one cut short never counts. */
async function make(root: string, build: Build): Promise<boolean> {
  if (isFresh(root, build)) return true;
  say(`building the ${build.name}.`);
  const stamp = stampOf(root, build);
  rmSync(stamp, { force: true });
  const inputs = fingerprint(root, build.inputs);
  const { code, output } = await runQuietly(process.execPath, build.command, { cwd: root });
  if (code !== 0) {
    process.stderr.write(output);
    say(`building the ${build.name} failed: the lines above say why.`);
    return false;
  }
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, inputs);
  return true;
}

/** False when a build failed and said why. */
export async function ensureBuilds(
  root: string,
  list: readonly Build[] = builds,
): Promise<boolean> {
  if (list.every((build) => isFresh(root, build))) return true;
  return withLock(root, async () => {
    for (const build of list) if (!(await make(root, build))) return false;
    return true;
  });
}
