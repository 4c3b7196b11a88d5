/** A model with initial weights only: right in size and cost, without knowledge. For benchmarks. */
import type { CheckpointManifest } from '../../../contract/checkpoint.ts';
import type { ExtractorKey } from '../../../contract/extractor.ts';
import { defaultPostProcessing } from '../../../contract/post-processing.ts';
import { cellNamed } from '../../../model/cells/registry.ts';
import { encodeCheckpoint } from '../../../model/checkpoint/checkpoint.ts';
import {
  checkpointShapes,
  layerName,
  layerSizes,
  networkShapeOf,
  INPUT_SCALE,
} from '../../../model/network/network-shape.ts';
import { createRandom } from '../../../model/random.ts';
import { sizeOf, type Tensor } from '../../../model/tensor.ts';

export interface UntrainedSize {
  readonly extractor: ExtractorKey;
  readonly hiddenSize: number;
  /** Default: 1. */
  readonly layers?: number;
  readonly classes: readonly string[];
  readonly seed: number;
}

/** The bytes of a checkpoint of GRU layers with one track. */
export function untrainedModel(size: UntrainedSize): Uint8Array {
  const manifest = manifestOf(size);
  const random = createRandom(size.seed);
  const shape = networkShapeOf(manifest);
  const tensors = new Map<string, Tensor>();
  for (const [name, lengths] of checkpointShapes(shape)) {
    const data = new Float32Array(sizeOf(lengths));
    if (name === INPUT_SCALE) data.fill(1);
    else if (name.startsWith('readout.'))
      data.forEach((_, i) => {
        data[i] = 0.1 * random.normal();
      });
    tensors.set(name, { shape: lengths, data });
  }
  layerSizes(shape).forEach((layerSize, layer) => {
    for (const [letter, tensor] of cellNamed(shape.cell).initialValues(layerSize, random)) {
      tensors.set(layerName(layer, letter), tensor);
    }
  });
  return encodeCheckpoint({ manifest, tensors });
}

function manifestOf({
  extractor,
  hiddenSize,
  layers = 1,
  classes,
  seed,
}: UntrainedSize): CheckpointManifest {
  const { gateOrder, updateGate } = cellNamed('gru');
  return {
    schemaVersion: 1,
    id: 'untrained',
    createdAt: new Date().toISOString(),
    cell: 'gru',
    gateOrder,
    updateGate,
    featureLength: extractor.featureLength,
    hiddenSize,
    layers,
    projection: null,
    head: 'frame',
    tracks: [{ id: 'activity', classes }],
    modelRate: 15,
    maxGapUs: 2_000_000,
    extractor,
    postProcessing: defaultPostProcessing,
    config: { seed },
    metrics: {},
    lineage: { from: null, clips: 0 },
  };
}
