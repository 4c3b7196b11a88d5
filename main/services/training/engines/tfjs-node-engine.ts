/** tfjs on TensorFlow's own library: loaded by hand, so that the addon's backend joins the trainer's tfjs-core. */
import { realpathSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ready, registerBackend, setBackend, type KernelBackend } from '@tensorflow/tfjs-core';
import { Fault } from '../../../../contract/fault.ts';
import { findTfjsNode, type TfjsNodePlace } from './find-tfjs-node.ts';

/** The name under which tfjs-node's kernels are registered. */
const BACKEND = 'tensorflow';

/**
 * Read by TensorFlow when it is loaded. One thread: the order of a sum then never depends on the number
 * of cores, so the same seed gives the same bytes, and products of a window's size gain nothing from a
 * second one. Without oneDNN: preparing its primitives costs small products more than they gain.
 */
const settings = {
  TF_NUM_INTRAOP_THREADS: '1',
  TF_NUM_INTEROP_THREADS: '1',
  TF_ENABLE_ONEDNN_OPTS: '0',
  /** Errors only. */
  TF_CPP_MIN_LOG_LEVEL: '2',
};

interface TfjsNodeBackend {
  readonly NodeJSKernelBackend: new (binding: unknown, packageName: string) => KernelBackend;
}

/** What the addon says of itself. */
interface Binding {
  readonly TF_Version: string;
}

let loaded: Binding | null = null;

/** Resolves once tfjs-core computes on TensorFlow, in this process. */
export async function startTfjsNodeEngine(): Promise<void> {
  const place = findTfjsNode();
  if (place === null) throw new Fault('unsupported', 'tfjs-node is not there.');
  loaded ??= load(place);
  const isSet = await setBackend(BACKEND);
  await ready();
  if (!isSet) throw new Fault('failed', 'tfjs-node does not start.');
}

/** null before the engine has been started. */
export function loadedTensorFlowVersion(): string | null {
  return loaded?.TF_Version ?? null;
}

/**
 * The package's entry file is passed by: it asks for the whole of tfjs and for its installer, of which
 * training needs nothing. Its two files about kernels ask for `@tensorflow/tfjs` and get the trainer's
 * own tfjs-core, so there are no two copies that could disagree.
 */
function load({ root, addon }: TfjsNodePlace): Binding {
  for (const [name, value] of Object.entries(settings)) process.env[name] ??= value;
  const own = createRequire(import.meta.url);
  bringBackUtil(own('node:util') as Record<string, unknown>);
  const core = pathToFileURL(own.resolve('@tensorflow/tfjs-core')).href;
  // Modules go by their real paths, also where a cache folder is a link.
  const parents = pathToFileURL(realpathSync(root) + '/').href;
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const isAsked = /^@tensorflow\/tfjs(-core)?$/.test(specifier);
      return isAsked && context.parentURL?.startsWith(parents) === true
        ? { url: core, format: 'commonjs', shortCircuit: true }
        : next(specifier, context);
    },
  });
  try {
    const theirs = createRequire(join(root, 'package.json'));
    const binding = theirs(addon) as Binding;
    theirs('./dist/register_all_kernels.js');
    const { NodeJSKernelBackend } = theirs('./dist/nodejs_kernel_backend.js') as TfjsNodeBackend;
    registerBackend(BACKEND, () => new NodeJSKernelBackend(binding, '@tensorflow/tfjs-node'));
    return binding;
  } finally {
    hooks.deregister();
  }
}

/** Node 23 took out what tfjs-node 4.22.0 still calls (tfjs #8609). */
function bringBackUtil(util: Record<string, unknown>): void {
  util['isNullOrUndefined'] = (value: unknown) => value === null || value === undefined;
  util['isArray'] = Array.isArray;
}
