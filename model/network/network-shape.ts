/** The sizes that fix a network, and from them the name and shape of every tensor it carries. */
import type { Cell, CheckpointManifest } from '../../contract/checkpoint.ts';
import type { LayerSize } from '../cells/cell.ts';
import { cellNamed } from '../cells/registry.ts';
import { projectionShapes, type ProjectionSize } from '../projection/projection.ts';
import type { NamedTensors, Shapes } from '../tensor.ts';

export interface TrackShape {
  readonly id: string;
  /** C: the number of outputs of this track's softmax. */
  readonly classes: number;
}

export interface NetworkShape {
  readonly cell: Cell;
  /** D */
  readonly featureLength: number;
  /** H */
  readonly hiddenSize: number;
  readonly layers: number;
  /** P: what the first layer reads is projected to this length first; null where it reads x̂_t itself. */
  readonly projection: number | null;
  readonly tracks: readonly TrackShape[];
}

export const INPUT_MEAN = 'input.mean';
export const INPUT_SCALE = 'input.scale';

/** Where the projection's parameters stand: `projection.<letter>`. */
export const PROJECTION_PREFIX = 'projection.';

export const readOutWeight = (track: string): string => `readout.${track}.W`;
export const readOutBias = (track: string): string => `readout.${track}.b`;

export function networkShapeOf(manifest: CheckpointManifest): NetworkShape {
  const { cell, featureLength, hiddenSize, layers, projection } = manifest;
  const tracks = manifest.tracks.map(({ id, classes }) => ({ id, classes: classes.length }));
  return { cell, featureLength, hiddenSize, layers, projection, tracks };
}

/** Null without a projection. */
export function projectionSize({ featureLength, projection }: NetworkShape): ProjectionSize | null {
  return projection === null ? null : { inputSize: featureLength, outputSize: projection };
}

/** From the features upwards: the first layer reads x̂_t or its projection, each other one the h_t of the layer below. */
export function layerSizes(shape: NetworkShape): LayerSize[] {
  const { featureLength, projection, hiddenSize, layers } = shape;
  return Array.from({ length: layers }, (_, layer) => ({
    inputSize: layer === 0 ? (projection ?? featureLength) : hiddenSize,
    hiddenSize,
  }));
}

/** What training changes: `projection.<letter>`, `layers.<l>.<letter>` and `readout.<track>.W|b`, in this order. */
export function trainedShapes(shape: NetworkShape): Shapes {
  const cell = cellNamed(shape.cell);
  const size = projectionSize(shape);
  const projection = [...(size === null ? [] : projectionShapes(size))].map(
    ([letter, lengths]) => [PROJECTION_PREFIX + letter, lengths] as const,
  );
  const layers = layerSizes(shape).flatMap((size, layer) =>
    [...cell.parameterShapes(size)].map(
      ([letter, lengths]) => [layerName(layer, letter), lengths] as const,
    ),
  );
  const readOuts = shape.tracks.flatMap(({ id, classes }) => [
    [readOutWeight(id), [classes, shape.hiddenSize]] as const,
    [readOutBias(id), [classes]] as const,
  ]);
  return new Map([...projection, ...layers, ...readOuts]);
}

/** Everything a checkpoint holds: the trained weights and the standardisation x̂ = (x - mean) * scale. */
export function checkpointShapes(shape: NetworkShape): Shapes {
  const { featureLength: D } = shape;
  return new Map([[INPUT_MEAN, [D]], [INPUT_SCALE, [D]], ...trainedShapes(shape)]);
}

/** One layer's parameters by their letters. */
export function layerParameters(tensors: NamedTensors, layer: number): NamedTensors {
  return ownParameters(tensors, layerName(layer, ''));
}

/** What stands under a prefix, named without it. */
export function ownParameters<T>(
  tensors: ReadonlyMap<string, T>,
  prefix: string,
): ReadonlyMap<string, T> {
  const own = [...tensors].filter(([name]) => name.startsWith(prefix));
  return new Map(own.map(([name, tensor]) => [name.slice(prefix.length), tensor]));
}

export function layerName(layer: number, letter: string): string {
  return `layers.${layer}.${letter}`;
}
