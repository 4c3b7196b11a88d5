/** Truncated backpropagation through time: clips in lanes, window by window, the state carried on as a value. */
import { Fault } from '../../contract/fault.ts';
import { cellNamed } from '../cells/registry.ts';
import { initialWeights } from '../network/initial-weights.ts';
import {
  INPUT_MEAN,
  INPUT_SCALE,
  type NetworkShape,
  type TrackShape,
} from '../network/network-shape.ts';
import { createRandom, type Random } from '../random.ts';
import type { NamedTensors } from '../tensor.ts';
import { fillBatch, type Batch } from './batch.ts';
import { balancedClassWeights } from './class-weights.ts';
import { clipByGlobalNorm } from './clip-norm.ts';
import type { LossOptions } from './cross-entropy.ts';
import { walkLanes, type LaneWindow } from './lanes.ts';
import { spreadOverEnd } from './many-to-one.ts';
import { learningRateAt } from './learning-rate.ts';
import { createOptimiser, type Optimiser, type OptimiserState } from './optimiser.ts';
import { completeOptions, type TrainingOptions } from './options.ts';
import { addNoise, dropOut, dropoutMask } from './regularise.ts';
import { createEpochTally, type EpochReport, type Progress } from './report.ts';
import { standardisationOf, type Standardisation } from './standardisation.ts';
import { checkClips, stepsIn, type TrainingClip } from './training-clip.ts';
import { walkWholeClips } from './whole-clips.ts';
import { passWindow, type WindowInput } from './window-pass.ts';

export interface TrainingRequest {
  readonly clips: readonly TrainingClip[];
  /** D */
  readonly featureLength: number;
  readonly tracks: readonly TrackShape[];
  /** What differs from `defaultTrainingOptions`. */
  readonly options?: Partial<TrainingOptions>;
  /** Goes on where an earlier run of the same clips and options stood; taken over, not copied. */
  readonly resumed?: TrainingState;
  /** After every window; awaited, so that a host may let its event loop turn. */
  readonly onProgress?: (progress: Progress) => void | Promise<void>;
  /** After every epoch, with all that a resume needs; the state is live, so copy or write it before returning. */
  readonly onEpoch?: (report: EpochReport, state: TrainingState) => void | Promise<void>;
  /** Asked before every window. */
  readonly shouldStop?: () => boolean;
}

export interface TrainingState {
  /** Epochs done. */
  readonly epochs: number;
  readonly weights: NamedTensors;
  readonly optimiser: OptimiserState;
}

export interface TrainingOutcome {
  readonly shape: NetworkShape;
  readonly options: TrainingOptions;
  /** All that a checkpoint holds: the weights and the standardisation. */
  readonly tensors: NamedTensors;
  readonly history: readonly EpochReport[];
  /** False where `shouldStop` ended the run early. */
  readonly isComplete: boolean;
}

/**
 * tfjs-core must have been set to a backend. The same clips, options and backend give the same bytes.
 * @throws Fault for clips or options that cannot be trained with, or when the loss stops being a number
 */
export async function train(request: TrainingRequest): Promise<TrainingOutcome> {
  const run = prepare(request);
  const { options, shape, weights, standardisation, optimiser } = run;
  const history: EpochReport[] = [];
  let isComplete = true;
  for (let epoch = request.resumed?.epochs ?? 0; epoch < options.epochs && isComplete; epoch++) {
    const report = await passEpoch(run, epoch, request);
    isComplete = report !== null;
    if (report === null) break;
    history.push(report);
    await request.onEpoch?.(report, { epochs: epoch + 1, weights, optimiser: optimiser.state() });
  }
  const { mean, scale } = standardisation;
  const tensors = new Map([
    [INPUT_MEAN, { shape: [mean.length], data: mean }],
    [INPUT_SCALE, { shape: [scale.length], data: scale }],
    ...weights,
  ]);
  return { shape, options, tensors, history, isComplete };
}

interface Run {
  /** With the targets that the loss is over. */
  readonly clips: readonly TrainingClip[];
  readonly options: TrainingOptions;
  readonly shape: NetworkShape;
  readonly weights: NamedTensors;
  readonly optimiser: Optimiser;
  readonly standardisation: Standardisation;
  readonly loss: readonly LossOptions[];
  /** Steps per clip. */
  readonly lengths: readonly number[];
}

function prepare({
  clips: given,
  featureLength,
  tracks,
  options: changes,
  resumed,
}: TrainingRequest): Run {
  const asked = completeOptions(changes ?? {});
  checkClips(given, featureLength, tracks);
  const clips =
    asked.head === 'clip' ? given.map((clip) => spreadOverEnd(clip, asked.endShare)) : given;
  const options = { ...asked, lanes: Math.min(asked.lanes, clips.length) };
  const { cell, hiddenSize, layers, projection, labelSmoothing, classWeights } = options;
  const shape = { cell, featureLength, hiddenSize, layers, projection, tracks };
  return {
    clips,
    options,
    shape,
    weights: resumed?.weights ?? initialWeights(shape, options.seed),
    optimiser: createOptimiser(options, resumed?.optimiser),
    standardisation: standardisationOf(clips, featureLength),
    lengths: clips.map((clip) => stepsIn(clip, featureLength)),
    loss: tracks.map(({ classes }, track) => ({
      labelSmoothing,
      classWeights:
        classWeights === 'balanced' ? balancedClassWeights(clips, track, classes) : null,
    })),
  };
}

/** @returns null when the run was stopped */
async function passEpoch(
  run: Run,
  epoch: number,
  { onProgress, shouldStop }: TrainingRequest,
): Promise<EpochReport | null> {
  const { options, shape, weights, optimiser, lengths } = run;
  // Each epoch draws from a generator of its own: a resume needs the epoch's number and nothing else.
  const random = createRandom(options.seed, epoch + 1);
  const totalSteps = lengths.reduce((sum, length) => sum + length, 0);
  const tally = createEpochTally();
  let states: readonly Float32Array[] = initialStates(shape, options.lanes);
  let stepsDone = 0;

  for (const rows of windowsOf(run, random)) {
    if (shouldStop?.() === true) return null;
    const batch = fillBatch(rows, run.clips, { ...run, lanes: options.lanes });
    const pass = passWindow(shape, weights, windowOf(run, batch, { states, random }));
    states = pass.states; // h crosses windows as a value: no gradient flows back through it

    stepsDone += batch.steps;
    const done = (epoch + stepsDone / totalSteps) / options.epochs;
    const norm = pass.gradients && clipByGlobalNorm(pass.gradients, options.clipNorm);
    const loss = pass.losses.reduce((sum, track) => sum + track.loss, 0);
    refuseDivergence(loss + (norm?.before ?? 0), epoch);
    if (pass.gradients) optimiser.step(weights, pass.gradients, learningRateAt(done, options));

    tally.add({ losses: pass.losses, norm, steps: batch.steps });
    await onProgress?.({ epoch: epoch + 1, epochs: options.epochs, done, loss });
  }
  return tally.report(epoch + 1);
}

/** Many-to-many: streams cut into windows; many-to-one: clips that end where a window ends. */
function windowsOf({ options, lengths }: Run, random: Random): Generator<LaneWindow> {
  const walk = options.head === 'clip' ? walkWholeClips : walkLanes;
  return walk(lengths, options, random);
}

/** s_0 = 0 in every lane of every layer. */
function initialStates({ cell, layers, hiddenSize }: NetworkShape, lanes: number): Float32Array[] {
  const length = lanes * cellNamed(cell).stateParts * hiddenSize;
  return Array.from({ length: layers }, () => new Float32Array(length));
}

function windowOf(
  { options, shape, loss }: Run,
  { x, targets, keep }: Batch,
  { states, random }: { states: readonly Float32Array[]; random: Random },
): WindowInput {
  const K = keep.length;
  const { lanes: B, inputNoise, inputDropout, dropout, readOutDropout } = options;
  if (inputNoise > 0) addNoise(x, inputNoise, random);
  if (inputDropout > 0) dropOut(x, inputDropout, random);
  const { projection: P } = shape;
  const projectionMask =
    P === null || dropout === 0 ? null : dropoutMask(K * B * P, dropout, random);
  const masks = states.map((_, layer) => {
    const rate = layer === shape.layers - 1 ? readOutDropout : dropout;
    return rate === 0 ? null : dropoutMask(K * B * shape.hiddenSize, rate, random);
  });
  return { K, B, x, targets, keep, states, masks, projectionMask, loss };
}

function refuseDivergence(lossAndNorm: number, epoch: number): void {
  if (Number.isFinite(lossAndNorm)) return;
  throw new Fault(
    'failed',
    `Training went astray in pass ${epoch + 1}: the loss is no longer a number; try a lower learning rate.`,
  );
}
