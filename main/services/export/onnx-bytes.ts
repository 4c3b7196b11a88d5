/**
 * Writes an ONNX graph as the bytes of a .onnx file: protocol buffers, one function per message, each field by its number in
 * onnx/onnx.proto3 (github.com/onnx/onnx).
 */
import { PbfWriter } from 'pbf';
import type { OnnxGraph, OnnxNode, OnnxTensor, OnnxValue } from '../../../model/onnx/graph.ts';

/** Operators as of opset 17, the first with LayerNormalization; onnxruntime reads it since 1.12 (2022). */
const OPSET = 17;
/** The file format's version that came with opset 17 (ONNX 1.12). */
const IR_VERSION = 8;

/** TensorProto.DataType */
const dataType = { FLOAT: 1, INT64: 7 } as const;
/** AttributeProto.AttributeType */
const attributeType = { FLOAT: 1, INT: 2 } as const;

/** @param version of the program that writes it */
export function onnxBytes(graph: OnnxGraph, version: string): Uint8Array {
  const model = new PbfWriter(); // ModelProto
  model.writeVarintField(1, IR_VERSION); //                 ir_version
  model.writeStringField(2, 'longtake'); //                 producer_name
  model.writeStringField(3, version); //                    producer_version
  model.writeMessage(7, writeGraph, graph);
  model.writeMessage(8, writeOpset, OPSET); //              opset_import
  for (const entry of graph.metadata) model.writeMessage(14, writeEntry, entry); // metadata_props
  return model.finish();
}

/** OperatorSetIdProto; an absent domain (1) is ONNX's own. */
function writeOpset(opset: number, message: PbfWriter): void {
  message.writeVarintField(2, opset); //                    version
}

/** StringStringEntryProto */
function writeEntry([key, value]: readonly [string, string], message: PbfWriter): void {
  message.writeStringField(1, key);
  message.writeStringField(2, value);
}

/** GraphProto */
function writeGraph(graph: OnnxGraph, message: PbfWriter): void {
  for (const node of graph.nodes) message.writeMessage(1, writeNode, node);
  message.writeStringField(2, graph.name);
  for (const tensor of graph.weights) message.writeMessage(5, writeTensor, tensor); // initializer
  for (const value of graph.inputs) message.writeMessage(11, writeValue, value);
  for (const value of graph.outputs) message.writeMessage(12, writeValue, value);
}

/** NodeProto */
function writeNode(node: OnnxNode, message: PbfWriter): void {
  for (const input of node.inputs) message.writeStringField(1, input);
  for (const output of node.outputs) message.writeStringField(2, output);
  message.writeStringField(3, node.outputs[0] ?? ''); //    name
  message.writeStringField(4, node.operator); //            op_type
  for (const entry of Object.entries(node.integers ?? {})) message.writeMessage(5, writeInt, entry);
  for (const entry of Object.entries(node.floats ?? {})) message.writeMessage(5, writeFloat, entry);
}

/** AttributeProto */
function writeInt([name, value]: readonly [string, number], message: PbfWriter): void {
  message.writeStringField(1, name);
  message.writeVarintField(3, value); //                    i
  message.writeVarintField(20, attributeType.INT);
}

/** AttributeProto */
function writeFloat([name, value]: readonly [string, number], message: PbfWriter): void {
  message.writeStringField(1, name);
  message.writeFloatField(2, value); //                     f
  message.writeVarintField(20, attributeType.FLOAT);
}

/** TensorProto */
function writeTensor({ name, shape, data }: OnnxTensor, message: PbfWriter): void {
  message.writePackedVarint(1, [...shape]); //              dims
  message.writeVarintField(2, data instanceof Float32Array ? dataType.FLOAT : dataType.INT64);
  message.writeStringField(8, name);
  message.writeBytesField(9, littleEndian(data)); //        raw_data
}

/** ValueInfoProto { name, TypeProto { tensor_type { elem_type, shape } } } */
function writeValue({ name, shape }: OnnxValue, message: PbfWriter): void {
  message.writeStringField(1, name);
  message.writeMessage(2, writeType, shape);
}

function writeType(shape: OnnxValue['shape'], type: PbfWriter): void {
  type.writeMessage(1, writeTensorType, shape);
}

function writeTensorType(shape: OnnxValue['shape'], tensorType: PbfWriter): void {
  tensorType.writeVarintField(1, dataType.FLOAT); //        elem_type
  tensorType.writeMessage(2, writeShape, shape);
}

/** TensorShapeProto: dim_value (1) for a number, dim_param (2) for a length that each call chooses. */
function writeShape(shape: OnnxValue['shape'], message: PbfWriter): void {
  for (const length of shape) {
    message.writeMessage(
      1,
      (dim, inner: PbfWriter) => {
        if (typeof dim === 'number') inner.writeVarintField(1, dim);
        else inner.writeStringField(2, dim);
      },
      length,
    );
  }
}

/** raw_data is little-endian, whatever the machine is. */
function littleEndian(data: OnnxTensor['data']): Uint8Array {
  const bytes = new Uint8Array(data.byteLength);
  const view = new DataView(bytes.buffer);
  data.forEach((value: number | bigint, i: number) => {
    if (typeof value === 'bigint') view.setBigInt64(8 * i, value, true);
    else view.setFloat32(4 * i, value, true);
  });
  return bytes;
}
