/** What a model can be written as for other programs. */
import type { Checkpoint } from '../../../model/checkpoint/checkpoint.ts';
import type { OnnxValue } from '../../../model/onnx/graph.ts';
import { networkGraph } from '../../../model/onnx/network-graph.ts';
import { version } from '../../version.ts';
import { onnxBytes } from './onnx-bytes.ts';

export interface ExportedModel {
  readonly bytes: Uint8Array;
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}

const writers = {
  onnx(checkpoint: Checkpoint): ExportedModel {
    const graph = networkGraph(checkpoint);
    return { bytes: onnxBytes(graph, version()), inputs: graph.inputs, outputs: graph.outputs };
  },
} as const;

export type ModelFormat = keyof typeof writers;

export const modelFormats = Object.keys(writers) as readonly ModelFormat[];

export function exportModel(format: ModelFormat, checkpoint: Checkpoint): ExportedModel {
  return writers[format](checkpoint);
}
