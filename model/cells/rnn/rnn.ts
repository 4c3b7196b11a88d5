/** The vanilla recurrent network of the lecture: Elman 1990, "Finding structure in time". */
import { blockInitialValues, blockShapes } from '../block-parameters.ts';
import type { CellDefinition } from '../cell.ts';
import { createRnnLiveLayer } from './live.ts';
import { createRnnReferenceStep } from './reference.ts';

const blocks = ['h'] as const;

export const rnn: CellDefinition = {
  gateOrder: blocks,
  updateGate: null,
  stateParts: 1,
  parameterShapes: (size) => blockShapes(blocks.length, size),
  initialValues: (size, random) => blockInitialValues(blocks.length, size, random),
  createReferenceStep: createRnnReferenceStep,
  createLiveLayer: createRnnLiveLayer,
};
