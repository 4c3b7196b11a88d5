/** tfjs on its WebAssembly backend in Node: the training engine that works everywhere. */
import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { ready, setBackend } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { Fault } from '../../../contract/fault.ts';

/** Resolves once tfjs-core computes on wasm, in this process; its binaries lie beside the package's entry file. */
export async function startWasmEngine(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(dirname(entry) + sep);
  const isSet = await setBackend('wasm');
  await ready();
  if (!isSet) {
    throw new Fault('failed', 'The training engine does not start; install Longtake again.');
  }
}
