/** An ONNX graph as plain values: what the format needs to know of a network, without its bytes. */

export interface OnnxTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Row-major. */
  readonly data: Float32Array | BigInt64Array;
}

export interface OnnxNode {
  readonly operator: string;
  /** In the operator's order; '' where one of its optional inputs is left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly integers?: Readonly<Record<string, number>>;
  readonly floats?: Readonly<Record<string, number>>;
}

/** Something that goes in or comes out, of 32-bit floats. */
export interface OnnxValue {
  readonly name: string;
  /** A word stands for a length that each call chooses. */
  readonly shape: readonly (number | string)[];
}

export interface OnnxGraph {
  readonly name: string;
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  readonly weights: readonly OnnxTensor[];
  /** Each after those whose outputs it reads. */
  readonly nodes: readonly OnnxNode[];
  /** Facts by name, for whoever runs it. */
  readonly metadata: ReadonlyMap<string, string>;
}

/** A part of a graph, from one value to another. */
export interface OnnxPart {
  readonly weights: readonly OnnxTensor[];
  readonly nodes: readonly OnnxNode[];
}
