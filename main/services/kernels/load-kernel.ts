/** The live step's kernel, an instance of one's own. */
import { parseKernelExports, type KernelExports } from '../../../model/kernels/matvec-kernel.ts';
import { instantiateKernel } from './instantiate-kernel.ts';

/** @throws Fault 'failed' where it is not built */
export async function loadKernel(path: string): Promise<KernelExports> {
  return parseKernelExports(await instantiateKernel(path));
}
