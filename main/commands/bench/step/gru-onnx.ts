/** A network's recurrent layers alone as an ONNX model: x_t and the states in, the new states out. */
import type { Checkpoint } from '../../../../model/checkpoint/checkpoint.ts';
import { layerParameters, networkShapeOf } from '../../../../model/network/network-shape.ts';
import type { OnnxValue } from '../../../../model/onnx/graph.ts';
import {
  DIRECTION_AXIS,
  recurrentLayer,
  type RecurrentLayer,
} from '../../../../model/onnx/recurrent-layer.ts';
import { onnxBytes } from '../../../services/export/onnx-bytes.ts';
import { version } from '../../../version.ts';

/** What goes in beside the states, [1, 1, D]. */
export const FEATURES = 'x';

/** One step of one stream: `state.h.<l>` and `next.h.<l>` are [1, 1, H]. */
export function gruOnnx({ manifest, tensors }: Checkpoint): Uint8Array {
  const { cell, featureLength: D, hiddenSize: H, layers } = networkShapeOf(manifest);
  const stack: RecurrentLayer[] = [];
  for (let layer = 0; layer < layers; layer++) {
    const below = stack.at(-1)?.h ?? FEATURES;
    const W = layerParameters(tensors, layer);
    stack.push(recurrentLayer({ cell, layer, hiddenSize: H }, W, below));
  }
  const state = (name: string): OnnxValue => ({ name, shape: [1, 1, H] });
  const graph = {
    name: 'recurrence',
    inputs: [
      { name: FEATURES, shape: [1, 1, D] },
      ...stack.flatMap(({ statesIn }) => statesIn.map(state)),
    ],
    outputs: stack.flatMap(({ statesOut }) => statesOut.map(state)),
    weights: [
      ...stack.flatMap(({ weights }) => weights),
      { name: DIRECTION_AXIS, shape: [1], data: BigInt64Array.of(1n) },
    ],
    nodes: stack.flatMap(({ nodes }) => nodes),
    metadata: new Map<string, string>(),
  };
  return onnxBytes(graph, version());
}
