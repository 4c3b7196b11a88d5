/** The gated recurrent unit of the lecture: Cho et al. 2014, "Learning phrase representations using RNN encoder-decoder". */
import { blockInitialValues, blockShapes } from '../block-parameters.ts';
import type { CellDefinition } from '../cell.ts';
import { createGruLiveLayer } from './live.ts';
import { createGruReferenceStep } from './reference.ts';

/** Update, reset, and the candidate h~. */
const gates = ['z', 'r', 'h'] as const;

export const gru: CellDefinition = {
  gateOrder: gates,
  updateGate: "h' = (1 - z) * h + z * h~",
  stateParts: 1,
  parameterShapes: (size) => blockShapes(gates.length, size),
  initialValues: (size, random) => blockInitialValues(gates.length, size, random),
  createReferenceStep: createGruReferenceStep,
  createLiveLayer: createGruLiveLayer,
};
