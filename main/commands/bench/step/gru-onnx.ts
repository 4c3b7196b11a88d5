/** A network's GRU layers as an ONNX model: one GRU operator a layer, x_t and the states in, the new states out. */
import { PbfWriter } from 'pbf';
import type { Checkpoint } from '../../../../model/checkpoint/checkpoint.ts';
import { layerParameters, networkShapeOf } from '../../../../model/network/network-shape.ts';
import { tensorNamed } from '../../../../model/tensor.ts';

/** Field numbers and values below are onnx.proto3's (ONNX 1.10). */
const IR_VERSION = 8;
const OPERATORS = 14;
const FLOAT_TENSOR = 1;
const INT_ATTRIBUTE = 2;

type Write = (pbf: PbfWriter) => void;

/** Inputs x [1, 1, D] and h0, h1, … [1, 1, H]; outputs next0, next1, … of the states' shape. */
export function gruOnnx({ manifest, tensors }: Checkpoint): Uint8Array {
  const { featureLength: D, hiddenSize: H, layers } = networkShapeOf(manifest);
  const all = Array.from({ length: layers }, (_, l) => String(l));
  const file = new PbfWriter();
  file.writeVarintField(1, IR_VERSION);
  message(file, 7, (graph) => {
    for (const l of all) message(graph, 1, gruNode(l, H));
    graph.writeStringField(2, 'gru');
    for (const l of all) {
      const W = layerParameters(tensors, Number(l));
      const [W_x, W_h] = [tensorNamed(W, 'W_x'), tensorNamed(W, 'W_h')];
      const b = new Float32Array(6 * H); // B = [b, b_h], and this cell has no b_h
      b.set(zNegated(tensorNamed(W, 'b').data));
      message(graph, 5, floats(`W${l}`, [1, ...W_x.shape], zNegated(W_x.data)));
      message(graph, 5, floats(`R${l}`, [1, ...W_h.shape], zNegated(W_h.data)));
      message(graph, 5, floats(`B${l}`, [1, 6 * H], b));
    }
    message(graph, 11, value('x', [1, 1, D]));
    for (const l of all) message(graph, 11, value(`h${l}`, [1, 1, H]));
    for (const l of all) message(graph, 12, value(`next${l}`, [1, 1, H]));
  });
  message(file, 8, (opset) => {
    opset.writeStringField(1, '');
    opset.writeVarintField(2, OPERATORS);
  });
  return file.finish();
}

/** ONNX keeps h by z where we take h~ by it, and 1 - σ(a) = σ(-a): the first third of every parameter changes its sign. */
function zNegated(values: Float32Array): Float32Array {
  const third = values.length / 3;
  return values.map((value, i) => (i < third ? -value : value));
}

/** linear_before_reset = 0 is the lecture's order: reset, then the product. */
function gruNode(l: string, H: number): Write {
  const x = l === '0' ? 'x' : `next${String(Number(l) - 1)}`;
  return (node) => {
    for (const input of [x, `W${l}`, `R${l}`, `B${l}`, '', `h${l}`])
      node.writeStringField(1, input);
    for (const output of ['', `next${l}`]) node.writeStringField(2, output);
    node.writeStringField(4, 'GRU');
    message(node, 5, integer('hidden_size', H));
    message(node, 5, integer('linear_before_reset', 0));
  };
}

const integer =
  (name: string, number: number): Write =>
  (attribute) => {
    attribute.writeStringField(1, name);
    attribute.writeVarintField(3, number);
    attribute.writeVarintField(20, INT_ATTRIBUTE);
  };

const floats =
  (name: string, shape: readonly number[], data: Float32Array): Write =>
  (tensor) => {
    tensor.writePackedVarint(1, [...shape]);
    tensor.writeVarintField(2, FLOAT_TENSOR);
    tensor.writeStringField(8, name);
    tensor.writeBytesField(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  };

const value =
  (name: string, shape: readonly number[]): Write =>
  (info) => {
    info.writeStringField(1, name);
    message(info, 2, (type) => {
      message(type, 1, (tensor) => {
        tensor.writeVarintField(1, FLOAT_TENSOR);
        message(tensor, 2, (dimensions) => {
          for (const length of shape) {
            message(dimensions, 1, (dimension) => {
              dimension.writeVarintField(1, length);
            });
          }
        });
      });
    });
  };

function message(pbf: PbfWriter, field: number, write: Write): void {
  pbf.writeMessage(
    field,
    (_, inner) => {
      write(inner);
    },
    null,
  );
}
