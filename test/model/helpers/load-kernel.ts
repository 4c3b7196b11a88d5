/** A fresh instance of the kernel, built first where it is missing or older than its source. */
import { readFile } from 'node:fs/promises';
import { parseKernelExports, type KernelExports } from '../../../model/kernels/matvec-kernel.ts';
import { buildKernels } from '../../../tools/build-kernels.ts';

const wasm = new URL('../../../dist/kernels/matvec.wasm', import.meta.url);

export async function loadKernel(): Promise<KernelExports> {
  await buildKernels();
  const { instance } = await WebAssembly.instantiate(await readFile(wasm));
  return parseKernelExports(instance.exports);
}
