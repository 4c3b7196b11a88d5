/** The memoryless read-out p = softmax(W x̂ + b), trained on single steps in any order: what memory is held against. */
import {
  INPUT_MEAN,
  INPUT_SCALE,
  readOutBias,
  readOutWeight,
  type TrackShape,
} from '../network/network-shape.ts';
import { standardise } from '../kernels/elementwise.ts';
import { createRandom } from '../random.ts';
import type { NamedTensors, Tensor } from '../tensor.ts';
import { maskedCrossEntropy, UNLABELLED } from './cross-entropy.ts';
import { copyRow } from './feature-rows.ts';
import { learningRateAt } from './learning-rate.ts';
import { createOptimiser } from './optimiser.ts';
import { completeOptions, type TrainingOptions } from './options.ts';
import { standardisationOf } from './standardisation.ts';
import { checkClips, stepsIn, type TrainingClip } from './training-clip.ts';

export interface SoftmaxRequest {
  readonly clips: readonly TrainingClip[];
  /** D */
  readonly featureLength: number;
  readonly tracks: readonly TrackShape[];
  /** Of these the seed, the weight decay and the class weights' kind are the run's; the rest is fixed below. */
  readonly options?: Partial<TrainingOptions>;
}

/** A convex problem: these reach its floor on clip sets of any size we have met, so the baseline is a fair one. */
const EPOCHS = 30;
const BATCH = 64;
const SCHEDULE = { learningRate: 1e-3, warmUpShare: 0, finalShare: 0.02 };
const WEIGHT_DECAY = 0.1;

interface Step {
  readonly clip: TrainingClip;
  readonly step: number;
}

/** @throws Fault for clips that cannot be trained with. */
export function trainSoftmax({
  clips,
  featureLength: D,
  tracks,
  options: changes,
}: SoftmaxRequest): {
  readonly tensors: NamedTensors;
  readonly options: TrainingOptions;
} {
  const options = completeOptions(changes ?? {});
  checkClips(clips, D, tracks);
  const { mean, scale } = standardisationOf(clips, D);
  const weights = new Map<string, Tensor>();
  for (const { id, classes } of tracks) {
    weights.set(readOutWeight(id), { shape: [classes, D], data: new Float32Array(classes * D) });
    weights.set(readOutBias(id), { shape: [classes], data: new Float32Array(classes) });
  }
  const optimiser = createOptimiser({ optimiser: 'adamw', weightDecay: WEIGHT_DECAY });
  const random = createRandom(options.seed);
  const steps = labelledSteps(clips, D);
  const updates = EPOCHS * Math.ceil(steps.length / BATCH);
  let update = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const order = random.shuffled(steps);
    for (let at = 0; at < order.length; at += BATCH) {
      const batch = order.slice(at, at + BATCH);
      const x = new Float32Array(batch.length * D);
      batch.forEach(({ clip, step }, n) => {
        const row = x.subarray(n * D, (n + 1) * D);
        copyRow(clip.features, step, row);
        standardise(row, mean, scale, row);
      });
      const gradients = gradientsOf({ weights, x, batch, tracks, D });
      optimiser.step(weights, gradients, learningRateAt(update++ / updates, SCHEDULE));
    }
  }
  const tensors = new Map<string, Tensor>([
    [INPUT_MEAN, { shape: [D], data: mean }],
    [INPUT_SCALE, { shape: [D], data: scale }],
    ...weights,
  ]);
  return { tensors, options };
}

function labelledSteps(clips: readonly TrainingClip[], D: number): Step[] {
  return clips.flatMap((clip) =>
    Array.from({ length: stepsIn(clip, D) }, (_, step) => ({ clip, step })).filter(({ step }) =>
      clip.targets.some((targets) => (targets[step] ?? UNLABELLED) !== UNLABELLED),
    ),
  );
}

interface SoftmaxBatch {
  readonly weights: NamedTensors;
  /** x̂, [N, D] */
  readonly x: Float32Array;
  readonly batch: readonly Step[];
  readonly tracks: readonly TrackShape[];
  readonly D: number;
}

function gradientsOf({ weights, x, batch, tracks, D }: SoftmaxBatch): Map<string, Float32Array> {
  const gradients = new Map<string, Float32Array>();
  tracks.forEach(({ id, classes: C }, track) => {
    const W = weights.get(readOutWeight(id))?.data ?? new Float32Array();
    const b = weights.get(readOutBias(id))?.data ?? new Float32Array();
    const logits = new Float32Array(batch.length * C); //            s = W x̂ + b   [N, C]
    batch.forEach((_, n) => {
      for (let k = 0; k < C; k++) {
        let s = b[k] ?? 0;
        for (let j = 0; j < D; j++) s += (W[k * D + j] ?? 0) * (x[n * D + j] ?? 0);
        logits[n * C + k] = s;
      }
    });
    const targets = Int32Array.from(
      batch,
      ({ clip, step }) => clip.targets[track]?.[step] ?? UNLABELLED,
    );
    const { dLogits } = maskedCrossEntropy(logits, targets, {
      classWeights: null,
      labelSmoothing: 0,
    });
    const dW = new Float32Array(C * D); //                           dL/dW = Σ_n ds_n x̂_nᵀ
    const db = new Float32Array(C); //                               dL/db = Σ_n ds_n
    batch.forEach((_, n) => {
      for (let k = 0; k < C; k++) {
        const ds = dLogits[n * C + k] ?? 0;
        db[k] = (db[k] ?? 0) + ds;
        for (let j = 0; j < D; j++) dW[k * D + j] = (dW[k * D + j] ?? 0) + ds * (x[n * D + j] ?? 0);
      }
    });
    gradients.set(readOutWeight(id), dW);
    gradients.set(readOutBias(id), db);
  });
  return gradients;
}
