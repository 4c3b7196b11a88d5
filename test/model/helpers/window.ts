/** Windows of random features, targets and states, and the pieces of one, for tests of the trainer. */
import { cellNamed } from '../../../model/cells/registry.ts';
import { trainedShapes, type NetworkShape } from '../../../model/network/network-shape.ts';
import { createRandom } from '../../../model/random.ts';
import type { NamedTensors } from '../../../model/tensor.ts';
import type { WindowInput } from '../../../model/training/window-pass.ts';
import { randomCheckpoint } from './random-checkpoint.ts';

export function randomWeights(shape: NetworkShape, seed = 1): NamedTensors {
  const { tensors } = randomCheckpoint(shape, seed);
  return new Map([...trainedShapes(shape).keys()].map((name) => [name, tensors.get(name)!]));
}

export interface WindowMaking {
  readonly K: number;
  readonly B: number;
  readonly seed?: number;
  /** Share of steps without a label. */
  readonly unlabelled?: number;
  /** Share of places where a state begins afresh. */
  readonly fresh?: number;
}

export function randomWindow(
  shape: NetworkShape,
  { K, B, seed = 2, unlabelled = 0, fresh = 0 }: WindowMaking,
): WindowInput {
  const random = createRandom(seed);
  const normals = (length: number, spread: number) =>
    Float32Array.from({ length }, () => random.normal() * spread);
  const stateLength = B * cellNamed(shape.cell).stateParts * shape.hiddenSize;
  return {
    K,
    B,
    x: normals(K * B * shape.featureLength, 1),
    targets: shape.tracks.map(({ classes }) =>
      Int32Array.from({ length: K * B }, () =>
        random.uniform() < unlabelled ? -1 : random.integer(classes),
      ),
    ),
    keep: Array.from({ length: K }, () => {
      const keep = Float32Array.from({ length: B }, () => (random.uniform() < fresh ? 0 : 1));
      return keep.every((k) => k === 1) ? null : keep;
    }),
    states: Array.from({ length: shape.layers }, () => normals(stateLength, 0.5)),
    masks: Array.from({ length: shape.layers }, () => null),
    loss: shape.tracks.map(() => ({ classWeights: null, labelSmoothing: 0 })),
  };
}

/** Steps `from` up to `to` of a window, with the states given. */
export function steps(
  window: WindowInput,
  [from, to]: [number, number],
  states: WindowInput['states'],
): WindowInput {
  const { K, B, x, targets, keep } = window;
  const D = x.length / (K * B);
  return {
    ...window,
    K: to - from,
    x: x.slice(from * B * D, to * B * D),
    targets: targets.map((track) => track.slice(from * B, to * B)),
    keep: keep.slice(from, to),
    states,
  };
}

/** The largest |a - b|. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a, (value, i) => Math.abs(value - b[i]!)).reduce((x, y) => Math.max(x, y), 0);
}

/** What DESIGN and issue ask of numerics: |a - b| at most 1e-4 of the largest |b|, plus 1e-6. */
export function tolerance(b: ArrayLike<number>): number {
  return 1e-4 * distance(b, new Float64Array(b.length)) + 1e-6;
}
