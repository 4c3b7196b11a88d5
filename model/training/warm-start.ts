/** Begins training with the weights of an earlier model: what both share is kept, what is new is drawn. */
import type { TrackOutputs } from '../../contract/track.ts';
import { Fault } from '../../contract/fault.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { initialWeights } from '../network/initial-weights.ts';
import {
  INPUT_MEAN,
  INPUT_SCALE,
  layerName,
  PROJECTION_PREFIX,
  readOutBias,
  readOutWeight,
} from '../network/network-shape.ts';
import { tensorNamed, type NamedTensors, type Tensor } from '../tensor.ts';
import { completeOptions, type TrainingOptions } from './options.ts';
import { standardisationOf, type Standardisation } from './standardisation.ts';
import type { TrainingState } from './train.ts';
import type { TrainingClip } from './training-clip.ts';

export interface WarmStart {
  readonly order: {
    readonly clips: readonly TrainingClip[];
    readonly featureLength: number;
    readonly options: Partial<TrainingOptions>;
  };
  readonly tracks: readonly TrackOutputs[];
}

/** @throws Fault 'checkpoint-mismatch' when the cell or its sizes differ. */
export function warmStart(base: Checkpoint, { order, tracks }: WarmStart): TrainingState {
  const options = completeOptions(order.options);
  requireSameSizes(base, options);
  const { clips, featureLength } = order;
  const shapes = tracks.map(({ id, classes }) => ({ id, classes: classes.length }));
  const weights = new Map(
    initialWeights({ ...options, featureLength, tracks: shapes }, options.seed),
  );
  for (const name of weights.keys()) {
    const kept = !name.startsWith('readout.') ? base.tensors.get(name) : undefined;
    if (kept !== undefined) weights.set(name, { shape: kept.shape, data: kept.data.slice() });
  }
  restandardise(weights, base.tensors, standardisationOf(clips, featureLength));
  for (const track of tracks) keepRows(weights, base, track);
  return { epochs: 0, weights, optimiser: { steps: 0, moments: new Map() } };
}

function requireSameSizes({ manifest }: Checkpoint, options: TrainingOptions): void {
  const [has, asked] = [inWords(manifest), inWords(options)];
  if (has === asked) return;
  throw new Fault(
    'checkpoint-mismatch',
    `The model to begin with has ${has}, and ${asked} were asked for; give the same --cell, --hidden, --layers and --projection.`,
  );
}

type Sizes = Pick<TrainingOptions, 'cell' | 'hiddenSize' | 'layers' | 'projection'>;

function inWords({ cell, hiddenSize, layers, projection }: Sizes): string {
  const behind = projection === null ? '' : ` behind a projection to ${projection}`;
  return `${layers} layers of ${hiddenSize} ${cell} units${behind}`;
}

/**
 * W (x - m) s + b, of the projection or else of the first layer, stays the same function under the new mean m' and
 * scale s': W' = W s / s' and b' = b + W s (m' - m).
 */
function restandardise(
  weights: ReadonlyMap<string, Tensor>,
  base: NamedTensors,
  { mean, scale }: Standardisation,
): void {
  const isProjected = weights.has(`${PROJECTION_PREFIX}W`);
  const [nameOfW, nameOfB] = isProjected
    ? [`${PROJECTION_PREFIX}W`, `${PROJECTION_PREFIX}b`]
    : [layerName(0, 'W_x'), layerName(0, 'b')];
  const { shape, data: W } = tensorNamed(weights, nameOfW);
  const { data: b } = tensorNamed(weights, nameOfB);
  const oldMean = tensorNamed(base, INPUT_MEAN).data;
  const oldScale = tensorNamed(base, INPUT_SCALE).data;
  const [rows = 0, D = 0] = shape;
  for (let row = 0; row < rows; row++) {
    let shift = 0;
    for (let j = 0; j < D; j++) {
      const ws = (W[row * D + j] ?? 0) * (oldScale[j] ?? 0);
      shift += ws * ((mean[j] ?? 0) - (oldMean[j] ?? 0));
      W[row * D + j] = ws / (scale[j] ?? 1);
    }
    b[row] = (b[row] ?? 0) + shift;
  }
}

/** A class the earlier model knew keeps its row of the read-out; a new one keeps its drawn row. */
function keepRows(
  weights: ReadonlyMap<string, Tensor>,
  base: Checkpoint,
  { id, classes }: TrackOutputs,
): void {
  const known = base.manifest.tracks.find((track) => track.id === id)?.classes;
  if (known === undefined) return;
  for (const name of [readOutWeight(id), readOutBias(id)]) {
    const to = tensorNamed(weights, name);
    const from = tensorNamed(base.tensors, name);
    const length = to.data.length / classes.length;
    classes.forEach((one, row) => {
      const old = known.indexOf(one);
      if (old < 0) return;
      to.data.set(from.data.subarray(old * length, (old + 1) * length), row * length);
    });
  }
}
