/** Compiles model/kernels/*.as.ts (AssemblyScript) to dist/kernels/*.wasm; does nothing where that is up to date. */
import { mkdir, readFile, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = join(root, 'model/kernels');
const outputFolder = join(root, 'dist/kernels');
const thisTool = fileURLToPath(import.meta.url);

/** @returns the files written, relative to dist/kernels; empty when all were up to date */
export async function buildKernels(): Promise<string[]> {
  const names = (await readdir(sources)).filter((name) => name.endsWith('.as.ts'));
  const written: string[] = [];
  for (const name of names) {
    const source = join(sources, name);
    const output = name.replace(/\.as\.ts$/, '.wasm');
    if (await isUpToDate(join(outputFolder, output), [source, thisTool])) continue;
    await writeWhole(join(outputFolder, output), await compile(source));
    written.push(output);
  }
  return written;
}

async function isUpToDate(output: string, inputs: readonly string[]): Promise<boolean> {
  const made = await stat(output).catch(() => null);
  if (made === null) return false;
  const changes = await Promise.all(inputs.map(async (input) => (await stat(input)).mtimeMs));
  return changes.every((changedMs) => changedMs <= made.mtimeMs);
}

async function compile(source: string): Promise<Uint8Array> {
  const outputs: Uint8Array[] = [];
  const entry = 'kernel.ts';
  const messages: string[] = [];
  const { error } = await asc.main(
    [
      entry,
      '--outFile',
      'kernel.wasm',
      '--runtime',
      'stub',
      '--enable',
      'simd',
      '-O3',
      '--noAssert',
    ],
    {
      readFile: (path: string) => (path === entry ? readFile(source, 'utf8') : null),
      writeFile: (_path: string, contents: string | Uint8Array) => {
        if (contents instanceof Uint8Array) outputs.push(contents);
      },
      listFiles: () => [],
      stderr: {
        write: (message: string | Uint8Array) => {
          messages.push(String(message));
        },
      },
    },
  );
  const [wasm] = outputs;
  if (error !== null || wasm === undefined) {
    throw new Error(`${source} does not compile.\n${messages.join('')}`, { cause: error });
  }
  return wasm;
}

/** Two test processes may build at once: each renames its own whole file into place. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(outputFolder, { recursive: true });
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, bytes);
  await rename(part, path);
}

if (process.argv[1] === thisTool) {
  for (const file of await buildKernels()) console.error(`Built dist/kernels/${file}`);
}
