/** The GRU with the reset after the product, as cuDNN, PyTorch and Keras compute it, so that weights come and go. */
import { blockInitialValues, blockShapes } from '../block-parameters.ts';
import type { CellDefinition } from '../cell.ts';
import { zeros } from '../initial-values.ts';
import { createResetAfterLiveLayer } from './live.ts';
import { createResetAfterReferenceStep } from './reference.ts';

/** Update, reset, and the candidate h~. */
const gates = ['z', 'r', 'h'] as const;

export const gruResetAfter: CellDefinition = {
  gateOrder: gates,
  updateGate: "h' = (1 - z) * h + z * h~",
  stateParts: 1,
  parameterShapes: (size) =>
    new Map([...blockShapes(gates.length, size), ['b_h', [gates.length * size.hiddenSize]]]),
  initialValues: (size, random) =>
    new Map([
      ...blockInitialValues(gates.length, size, random),
      ['b_h', zeros([gates.length * size.hiddenSize])],
    ]),
  createReferenceStep: createResetAfterReferenceStep,
  createLiveLayer: createResetAfterLiveLayer,
};
