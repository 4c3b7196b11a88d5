/** The engine a training runs on: the one that works, the reason told, and none that fails or computes wrong. */
import { globSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fault } from '../../../../contract/fault.ts';
import { chooseEngine } from '../../../../main/services/training/engines/choose-engine.ts';
import {
  ADDON,
  builtTfjsNodeFolder,
  canBuildTfjsNode,
  findTfjsNode,
} from '../../../../main/services/training/engines/find-tfjs-node.ts';
import { tempFolder } from '../temp-folder.ts';

/** Any addon that loads; what it holds is of no interest to the stand-ins. */
const [anyAddon] = globSync('node_modules/@rolldown/binding-*/*.node');

/** A stand-in where the built one would be: an addon that is really loaded, and two files of kernels. */
function plant(kernels: string, addon: string | undefined = anyAddon): void {
  const root = builtTfjsNodeFolder();
  mkdirSync(join(root, 'dist'), { recursive: true });
  mkdirSync(join(root, ADDON, '..'), { recursive: true });
  if (addon === undefined) writeFileSync(join(root, ADDON), 'no addon at all');
  else symlinkSync(resolve(addon), join(root, ADDON));
  writeFileSync(join(root, 'package.json'), '{}');
  writeFileSync(join(root, 'dist/register_all_kernels.js'), kernels);
  writeFileSync(
    join(root, 'dist/nodejs_kernel_backend.js'),
    `const tf = require('@tensorflow/tfjs');
     exports.NodeJSKernelBackend = function () { return tf.findBackend('wasm'); };`,
  );
}

/** All of wasm's kernels under TensorFlow's name, one of them perhaps replaced by another. */
const borrowed = (replaced: string, by: string) => `
  const tf = require('@tensorflow/tfjs');
  const kernels = tf.getKernelsForBackend('wasm');
  const find = (name) => kernels.find(({ kernelName }) => kernelName === name);
  for (const kernel of kernels) {
    const { kernelFunc } = kernel.kernelName === '${replaced}' ? find('${by}') : kernel;
    tf.registerKernel({ ...kernel, backendName: 'tensorflow', kernelFunc });
  }`;

const builds = canBuildTfjsNode();
const installed = findTfjsNode();

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the engine', () => {
  beforeEach((context) => {
    context.skip(!builds, 'the cache folder is moved as only Linux has it');
    vi.stubEnv('XDG_CACHE_HOME', tempFolder());
    context.skip(findTfjsNode() !== null, '@tensorflow/tfjs-node is installed by hand');
    vi.stubEnv('LONGTAKE_ENGINE', '');
  });

  it('is wasm where nothing else is built, and the way to build it is told', async () => {
    const { engine, reason } = await chooseEngine();
    expect(engine).toBe('wasm');
    expect(reason).toBe('tfjs-node is not built; "npm run build:tfjs-node" builds it');
  });

  it.each([
    [
      'garbage',
      () => {
        plant('', undefined);
      },
      /^tfjs-node does not load: .*; "npm run build/,
    ],
    [
      'an addon without its kernels',
      () => {
        plant("throw new Error('no kernel here')");
      },
      /^tfjs-node does not load: no kernel here; /,
    ],
    [
      'one that takes its process down',
      () => {
        plant("process.kill(process.pid, 'SIGKILL')");
      },
      /^tfjs-node ended the process that tried it \(SIGKILL\); /,
    ],
    [
      'one that computes wrong',
      () => {
        plant(borrowed('Tanh', 'Sigmoid'));
      },
      /^tfjs-node fails its self-test: .* of \w+ is \d\.\de[+-]\d+ away from what wasm makes of it; /,
    ],
  ])('is wasm beside %s, with the reason', async (_, make, why) => {
    make();
    const { engine, reason } = await chooseEngine();
    expect(engine).toBe('wasm');
    expect(reason).toMatch(why);
    vi.stubEnv('LONGTAKE_ENGINE', 'tfjs-node');
    await expect(chooseEngine()).rejects.toMatchObject({ reason: 'unsupported' });
  });

  it('is the other one where that computes as wasm does', async () => {
    plant(borrowed('Tanh', 'Tanh'));
    expect(await chooseEngine()).toMatchObject({ engine: 'tfjs-node' });
    vi.stubEnv('LONGTAKE_ENGINE', 'wasm');
    expect(await chooseEngine()).toEqual({ engine: 'wasm', reason: 'LONGTAKE_ENGINE asks for it' });
  });

  it('is refused in one sentence when it is asked for and cannot be had', async () => {
    vi.stubEnv('LONGTAKE_ENGINE', 'tfjs-node');
    await expect(chooseEngine()).rejects.toThrow(/asks for tfjs-node, but tfjs-node is not built/);
    vi.stubEnv('LONGTAKE_ENGINE', 'gpu');
    const error: unknown = await chooseEngine().catch((e: unknown) => e);
    expect(error).toMatchObject({ reason: 'bad-usage' });
    expect((error as Fault).message).toContain('Set it to "wasm" or "tfjs-node"');
  });
});

describe('tfjs-node as it is here', () => {
  it('is chosen, with its versions', async (context) => {
    context.skip(installed === null, 'tfjs-node is not built here (npm run build:tfjs-node)');
    vi.stubEnv('LONGTAKE_ENGINE', '');
    const { engine, reason } = await chooseEngine();
    expect(reason).toMatch(/^version 4\.22\.0 on TensorFlow 2\.\d+\.\d+ loads and passes/);
    expect(engine).toBe('tfjs-node');
  });
});
