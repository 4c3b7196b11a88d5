/** Before any unit test: the kernels are built where they are missing or older than their sources. */
import { buildKernels } from '../build-kernels.ts';

export async function setup(): Promise<void> {
  await buildKernels();
}
