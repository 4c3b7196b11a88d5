/** The product's own live step: standardisation and all layers; the read-out with it, or apart. */
import type { Checkpoint } from '../../../../model/checkpoint/checkpoint.ts';
import type { KernelExports } from '../../../../model/kernels/matvec-kernel.ts';
import { createLiveRecurrence } from '../../../../model/recurrence/live-recurrence.ts';
import type { Stepper } from './stepper.ts';

export function createLongtakeStepper(
  checkpoint: Checkpoint,
  kernel: KernelExports,
  { readsOut }: { readonly readsOut: boolean },
): Stepper {
  const recurrence = createLiveRecurrence(checkpoint, kernel);
  const { hiddenSize: H } = checkpoint.manifest;
  let state = recurrence.start();
  return {
    step(x) {
      state = recurrence.step(state, x);
      if (readsOut) recurrence.readOut(state);
    },
    h: () => (state.layers.at(-1) ?? new Float32Array()).subarray(0, H),
    dispose: () => undefined,
  };
}
