/** The parts of a network without memory, as ONNX nodes: standardisation, projection, read-out. */
import {
  INPUT_MEAN,
  INPUT_SCALE,
  PROJECTION_PREFIX,
  readOutBias,
  readOutWeight,
} from '../network/network-shape.ts';
import { LAYER_NORM_EPSILON } from '../projection/projection.ts';
import { tensorNamed, type NamedTensors, type Tensor } from '../tensor.ts';
import type { OnnxNode, OnnxPart, OnnxTensor } from './graph.ts';

interface Place {
  /** Names of what is read and of what is made. */
  readonly from: string;
  readonly to: string;
}

/** x̂ = (x - mean) * scale */
export function standardisation(tensors: NamedTensors, { from, to }: Place): OnnxPart {
  const weights = [INPUT_MEAN, INPUT_SCALE].map((name) => as(name, tensorNamed(tensors, name)));
  return {
    weights,
    nodes: [
      { operator: 'Sub', inputs: [from, INPUT_MEAN], outputs: ['x.centred'] },
      { operator: 'Mul', inputs: ['x.centred', INPUT_SCALE], outputs: [to] },
    ],
  };
}

/** y = max(0, gain * (v - μ) / σ + bias), v = W x̂ + b: Linear, LayerNorm, ReLU. */
export function projection(tensors: NamedTensors, { from, to }: Place): OnnxPart {
  const own = (letter: string): string => PROJECTION_PREFIX + letter;
  const linear = affine([own('W'), own('b')], tensors, { from, to: own('v') });
  const scale = [own('gain'), own('bias')];
  return {
    weights: [...linear.weights, ...scale.map((name) => as(name, tensorNamed(tensors, name)))],
    nodes: [
      ...linear.nodes,
      {
        operator: 'LayerNormalization',
        inputs: [own('v'), ...scale],
        outputs: [own('n')],
        floats: { epsilon: LAYER_NORM_EPSILON },
      },
      { operator: 'Relu', inputs: [own('n')], outputs: [to] },
    ],
  };
}

/** p = softmax(W h + b) */
export function readOut(track: string, tensors: NamedTensors, { from, to }: Place): OnnxPart {
  const logits = `logits.${track}`;
  const parameters = [readOutWeight(track), readOutBias(track)] as const;
  const { weights, nodes } = affine(parameters, tensors, { from, to: logits });
  return { weights, nodes: [...nodes, { operator: 'Softmax', inputs: [logits], outputs: [to] }] };
}

/** W v + b over the last axis, with the tensors of these names. */
function affine(
  [W, b]: readonly [string, string],
  tensors: NamedTensors,
  { from, to }: Place,
): OnnxPart {
  const product = `${to}.product`;
  const nodes: OnnxNode[] = [
    { operator: 'MatMul', inputs: [from, `${W}.T`], outputs: [product] },
    { operator: 'Add', inputs: [product, b], outputs: [to] },
  ];
  const weights = [
    as(`${W}.T`, transposed(tensorNamed(tensors, W))),
    as(b, tensorNamed(tensors, b)),
  ];
  return { weights, nodes };
}

function as(name: string, { shape, data }: Tensor): OnnxTensor {
  return { name, shape, data };
}

/** [rows, cols] into [cols, rows]. */
function transposed({ shape, data }: Tensor): Tensor {
  const [rows = 0, cols = 0] = shape;
  const turned = Float32Array.from({ length: data.length }, (_, i) => {
    const [col, row] = [Math.floor(i / rows), i % rows];
    return data[row * cols + col] ?? 0;
  });
  return { shape: [cols, rows], data: turned };
}
