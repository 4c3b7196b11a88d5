/** A fresh instance of one of the kernels in dist/kernels: what it exports, for its parser. */
import { readFile } from 'node:fs/promises';
import { Fault } from '../../../contract/fault.ts';

/** @throws Fault 'failed' where the kernels have not been built */
export async function instantiateKernel(path: string): Promise<unknown> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new Fault(
      'failed',
      'The kernel is not built; run "npm run build" in the folder of Longtake.',
      cause,
    );
  });
  const { instance } = await WebAssembly.instantiate(bytes);
  return instance.exports;
}
