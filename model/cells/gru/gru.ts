/** The gated recurrent unit of the lecture: Cho et al. 2014, "Learning phrase representations using RNN encoder-decoder". */
import type { CellDefinition } from '../cell.ts';
import { createGruLiveLayer } from './live.ts';
import { gruGates, gruInitialValues, gruShapes, gruUpdateGate } from './parameters.ts';
import { createGruReferenceStep } from './reference.ts';

export const gru: CellDefinition = {
  gateOrder: gruGates,
  updateGate: gruUpdateGate,
  stateParts: 1,
  parameterShapes: gruShapes,
  initialValues: gruInitialValues,
  createReferenceStep: createGruReferenceStep,
  createLiveLayer: createGruLiveLayer,
};
