/** A checkpoint's network as an ONNX graph: features and state in, probabilities and the state after them out. */
import type { CheckpointManifest } from '../../contract/checkpoint.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { layerParameters } from '../network/network-shape.ts';
import { projection, readOut, standardisation } from './dense.ts';
import type { OnnxGraph, OnnxPart, OnnxValue } from './graph.ts';
import { DIRECTION_AXIS, recurrentLayer, type RecurrentLayer } from './recurrent-layer.ts';

/**
 * `features` [steps, batch, D] and, per layer l, `state.h.<l>` [1, batch, H] (an LSTM also `state.c.<l>`) go in; zeros begin.
 * `probabilities.<track>` [steps, batch, C] and `next.h.<l>` come out; feed the latter as the next call's `state.h.<l>`.
 */
export function networkGraph({ manifest, tensors }: Checkpoint): OnnxGraph {
  const { cell, featureLength, hiddenSize, layers, tracks } = manifest;
  const front: OnnxPart[] = [standardisation(tensors, { from: 'features', to: 'x' })];
  let below = 'x';
  if (manifest.projection !== null) {
    front.push(projection(tensors, { from: below, to: 'x.projected' }));
    below = 'x.projected';
  }
  const stack: RecurrentLayer[] = [];
  for (let layer = 0; layer < layers; layer++) {
    const W = layerParameters(tensors, layer);
    stack.push(recurrentLayer({ cell, layer, hiddenSize }, W, below));
    below = stack.at(-1)?.h ?? below;
  }
  const readOuts = tracks.map(({ id }) =>
    readOut(id, tensors, { from: below, to: probabilitiesOf(id) }),
  );
  const parts = [...front, ...stack, ...readOuts];
  const state = (name: string): OnnxValue => ({ name, shape: [1, 'batch', hiddenSize] });
  return {
    name: 'longtake',
    inputs: [
      { name: 'features', shape: ['steps', 'batch', featureLength] },
      ...stack.flatMap(({ statesIn }) => statesIn.map(state)),
    ],
    outputs: [
      ...tracks.map(({ id, classes }) => ({
        name: probabilitiesOf(id),
        shape: ['steps', 'batch', classes.length],
      })),
      ...stack.flatMap(({ statesOut }) => statesOut.map(state)),
    ],
    weights: [
      ...parts.flatMap(({ weights }) => weights),
      { name: DIRECTION_AXIS, shape: [1], data: BigInt64Array.of(1n) },
    ],
    nodes: parts.flatMap(({ nodes }) => nodes),
    metadata: metadataOf(manifest),
  };
}

const probabilitiesOf = (track: string): string => `probabilities.${track}`;

/** What a program needs to know to feed the network and to read what it says. */
function metadataOf(manifest: CheckpointManifest): ReadonlyMap<string, string> {
  const { id, createdAt, cell, head, tracks, modelRate, maxGapUs, extractor } = manifest;
  return new Map([
    ['longtake.model', id],
    ['longtake.createdAt', createdAt],
    ['longtake.cell', cell],
    ['longtake.head', head],
    ['longtake.tracks', JSON.stringify(tracks)],
    ['longtake.modelRate', String(modelRate)],
    ['longtake.maxGapUs', String(maxGapUs)],
    ['longtake.extractor', JSON.stringify(extractor)],
    ['longtake.extractorSha256', extractor.sha256],
  ]);
}
