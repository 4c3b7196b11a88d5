/** tfjs on its WebAssembly backend in Node: the training engine that works everywhere. */
import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { ready, setBackend } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { Fault } from '../../../../contract/fault.ts';
import { createMatmul, parseMatmulExports } from '../../../../model/kernels/matmul-kernel.ts';
import { places } from '../../../places.ts';
import { instantiateKernel } from '../../kernels/instantiate-kernel.ts';
import { installWasmKernels } from './wasm-kernels.ts';

/** Resolves once tfjs-core computes on wasm, in this process, with the ops that we have faster in their place. */
export async function startWasmEngine(): Promise<void> {
  const exports = parseMatmulExports(await instantiateKernel(places.matmulKernel));
  await startTfjsWasm();
  installWasmKernels(createMatmul(exports));
}

/** tfjs's own wasm backend and nothing else; its binaries lie beside the package's entry file. */
export async function startTfjsWasm(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(dirname(entry) + sep);
  const isSet = await setBackend('wasm');
  await ready();
  if (!isSet) {
    throw new Fault('failed', 'The training engine does not start; install Longtake again.');
  }
}
