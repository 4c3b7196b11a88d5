/** Each cell as ONNX's own operator: its weights in that operator's order of gates, z turned round, biases side by side. */
import type { Cell } from '../../contract/checkpoint.ts';
import { tensorNamed, type NamedTensors, type Tensor } from '../tensor.ts';
import type { OnnxPart, OnnxTensor } from './graph.ts';

interface Operator {
  readonly name: 'GRU' | 'LSTM' | 'RNN';
  /** For each of ONNX's gates: the index of our block of H rows, and the sign it takes. */
  readonly blocks: readonly (readonly [index: number, sign: 1 | -1])[];
  readonly integers?: Readonly<Record<string, number>>;
  /** One state of each kind goes in, one comes out. */
  readonly states: readonly string[];
}

/** ONNX's h_t = (1 - z_t) * h~_t + z_t * h_{t-1} has z for our 1 - z: σ(-a) = 1 - σ(a), so the block z changes its sign. */
const zrh = [
  [0, -1],
  [1, 1],
  [2, 1],
] as const;

/** LSTM: i, o, f, c in ONNX; i, f, o, g here. */
const iofc = [
  [0, 1],
  [2, 1],
  [1, 1],
  [3, 1],
] as const;

const operators: Readonly<Record<Cell, Operator>> = {
  gru: { name: 'GRU', blocks: zrh, states: ['h'], integers: { linear_before_reset: 0 } },
  'gru-reset-after': {
    name: 'GRU',
    blocks: zrh,
    states: ['h'],
    integers: { linear_before_reset: 1 },
  },
  lstm: { name: 'LSTM', blocks: iofc, states: ['h', 'c'] },
  rnn: { name: 'RNN', blocks: [[0, 1]], states: ['h'] },
};

export interface RecurrentLayer extends OnnxPart {
  /** h_1 … h_K, [K, B, H] */
  readonly h: string;
  /** The layer's states before and after, [1, B, H] each: h, for an LSTM c too. */
  readonly statesIn: readonly string[];
  readonly statesOut: readonly string[];
}

/** The axis of directions in ONNX's [K, directions, B, H], of which we have one. */
export const DIRECTION_AXIS = 'direction.axis';

/** @param W the layer's parameters by their letters @param x the name of what it reads, [K, B, D or H] */
export function recurrentLayer(
  { cell, layer, hiddenSize }: { cell: Cell; layer: number; hiddenSize: number },
  W: NamedTensors,
  x: string,
): RecurrentLayer {
  const { name: operator, blocks, states, integers = {} } = operators[cell];
  const inOrder = (letter: string): Tensor => reordered(tensorNamed(W, letter), blocks);
  const named = (part: string): string => `layers.${layer}.${part}`;
  const b = inOrder('b').data;
  const biases = new Float32Array(2 * b.length); // the inputs' share, then the state's
  biases.set(b);
  if (W.has('b_h')) biases.set(inOrder('b_h').data, b.length);
  const weights: OnnxTensor[] = [
    { name: named('W'), ...oneDirection(inOrder('W_x')) }, // [1, G*H, D or H]
    { name: named('R'), ...oneDirection(inOrder('W_h')) }, // [1, G*H, H]
    { name: named('B'), shape: [1, biases.length], data: biases },
  ];
  const h = named('h');
  const statesIn = states.map((part) => `state.${part}.${layer}`);
  const statesOut = states.map((part) => `next.${part}.${layer}`);
  const inputs = [x, ...weights.map(({ name }) => name), '', ...statesIn]; // '': all sequences are of full length
  const nodes = [
    {
      operator,
      inputs,
      outputs: [named('y'), ...statesOut], // y is [K, 1, B, H]
      integers: { hidden_size: hiddenSize, ...integers },
    },
    { operator: 'Squeeze', inputs: [named('y'), DIRECTION_AXIS], outputs: [h] },
  ];
  return { weights, nodes, h, statesIn, statesOut };
}

function reordered({ shape, data }: Tensor, blocks: Operator['blocks']): Tensor {
  const length = data.length / blocks.length;
  const turned = new Float32Array(data.length);
  for (const [place, [index, sign]] of blocks.entries()) {
    const block = data.subarray(index * length, (index + 1) * length);
    turned.set(sign === 1 ? block : block.map((value) => -value), place * length);
  }
  return { shape, data: turned };
}

function oneDirection({ shape, data }: Tensor): Tensor {
  return { shape: [1, ...shape], data };
}
