/** The long short-term memory of the lecture: Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000. */
import { blockInitialValues, blockShapes } from '../block-parameters.ts';
import type { CellDefinition, LayerSize } from '../cell.ts';
import { tensorNamed, type NamedTensors } from '../../tensor.ts';
import { createLstmLiveLayer } from './live.ts';
import { createLstmReferenceStep } from './reference.ts';

/** Input, forget, output (all sigmoid), and the candidate g (tanh). */
const gates = ['i', 'f', 'o', 'g'] as const;

export const lstm: CellDefinition = {
  gateOrder: gates,
  updateGate: null,
  stateParts: 2,
  parameterShapes: (size) => blockShapes(gates.length, size),
  initialValues: (size, random) =>
    rememberAtFirst(blockInitialValues(gates.length, size, random), size),
  createReferenceStep: createLstmReferenceStep,
  createLiveLayer: createLstmLiveLayer,
};

/** The forget gate's bias begins at 1, so that c is kept until training says otherwise (Jozefowicz et al. 2015). */
function rememberAtFirst(W: NamedTensors, { hiddenSize: H }: LayerSize): NamedTensors {
  const forget = gates.indexOf('f');
  tensorNamed(W, 'b').data.fill(1, forget * H, (forget + 1) * H);
  return W;
}
