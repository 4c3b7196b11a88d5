/** A network's trained weights before training. */
import { glorotUniform, zeros } from '../cells/initial-values.ts';
import { cellNamed } from '../cells/registry.ts';
import { projectionInitialValues } from '../projection/projection.ts';
import { createRandom } from '../random.ts';
import type { NamedTensors, Tensor } from '../tensor.ts';
import {
  layerName,
  layerSizes,
  PROJECTION_PREFIX,
  projectionSize,
  readOutBias,
  readOutWeight,
  type NetworkShape,
  type TrackShape,
} from './network-shape.ts';

export function initialWeights(shape: NetworkShape, seed: number): NamedTensors {
  const random = createRandom(seed);
  const cell = cellNamed(shape.cell);
  const size = projectionSize(shape);
  const projection = [...(size === null ? [] : projectionInitialValues(size, random))].map(
    ([letter, tensor]): [string, Tensor] => [PROJECTION_PREFIX + letter, tensor],
  );
  const layers = layerSizes(shape).flatMap((size, layer) =>
    [...cell.initialValues(size, random)].map(([letter, tensor]): [string, Tensor] => [
      layerName(layer, letter),
      tensor,
    ]),
  );
  const readOut = ({ id, classes }: TrackShape): [string, Tensor][] => [
    [
      readOutWeight(id),
      glorotUniform({ blocks: 1, rows: classes, cols: shape.hiddenSize }, random),
    ],
    [readOutBias(id), zeros([classes])],
  ];
  return new Map([...projection, ...layers, ...shape.tracks.flatMap(readOut)]);
}
