/** A checkpoint of any shape with random weights of a size that keeps every gate awake. */
import { defaultPostProcessing } from '../../../contract/post-processing.ts';
import { cellNamed } from '../../../model/cells/registry.ts';
import type { Checkpoint } from '../../../model/checkpoint/checkpoint.ts';
import { checkpointShapes, type NetworkShape } from '../../../model/network/network-shape.ts';
import { createRandom } from '../../../model/random.ts';
import { sizeOf } from '../../../model/tensor.ts';

export const smallShape: NetworkShape = {
  cell: 'gru',
  featureLength: 7,
  hiddenSize: 5,
  layers: 1,
  projection: null,
  tracks: [
    { id: 'posture', classes: 3 },
    { id: 'place', classes: 2 },
  ],
};

export function randomCheckpoint(shape: NetworkShape, seed = 1): Checkpoint {
  const random = createRandom(seed);
  const tensors = new Map(
    [...checkpointShapes(shape)].map(([name, lengths]) => {
      const spread = 1.5 / Math.sqrt(lengths.at(-1) ?? 1);
      const data = Float32Array.from({ length: sizeOf(lengths) }, () => random.normal() * spread);
      return [name, { shape: lengths, data }] as const;
    }),
  );
  tensors.get('input.scale')!.data.fill(1.25);
  const { gateOrder, updateGate } = cellNamed(shape.cell);
  return {
    tensors,
    manifest: {
      schemaVersion: 1,
      id: 'test-model',
      createdAt: '2026-11-01T00:00:00.000Z',
      cell: shape.cell,
      gateOrder,
      updateGate,
      featureLength: shape.featureLength,
      hiddenSize: shape.hiddenSize,
      layers: shape.layers,
      projection: shape.projection,
      head: 'frame',
      tracks: shape.tracks.map(({ id, classes }) => ({
        id,
        classes: Array.from({ length: classes }, (_, k) => `class-${k}`),
      })),
      modelRate: 15,
      maxGapUs: 1_000_000,
      extractor: {
        name: 'test',
        sha256: '0'.repeat(64),
        featureLength: shape.featureLength,
        tasksVision: '0.10.35',
        delegate: 'CPU',
        preprocessing: '1',
      },
      postProcessing: defaultPostProcessing,
      config: {},
      metrics: {},
      lineage: { from: null, clips: 0 },
    },
  };
}
