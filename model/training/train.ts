/** Truncated backpropagation through time: clips in lanes, window by window, the state carried on as a value. */
import type { NetworkShape } from '../network/network-shape.ts';
import { createRandom, type Random } from '../random.ts';
import type { NamedTensors } from '../tensor.ts';
import { fillBatch, type Batch } from './batch.ts';
import { clipByGlobalNorm } from './clip-norm.ts';
import { keepLastStep } from './cold-windows.ts';
import { refuseBrokenWeights, refuseDivergence } from './divergence.ts';
import { betterOf, isTimeToStop, type BestPass } from './early-stopping.ts';
import { scoreHeldOut } from './held-out.ts';
import { initialStates } from './initial-states.ts';
import { learningRateAt } from './learning-rate.ts';
import type { OptimiserState } from './optimiser.ts';
import type { TrainingOptions } from './options.ts';
import { prepare, type Run, type RunRequest } from './prepare.ts';
import { addNoise, dropOut, dropoutMask } from './regularise.ts';
import { createEpochTally, type EpochReport, type Progress } from './report.ts';
import { trainedTensors } from './trained-tensors.ts';
import { passWindow, type WindowInput } from './window-pass.ts';

export interface TrainingRequest extends RunRequest {
  /** Goes on where an earlier run of the same clips and options stood; taken over, not copied. */
  readonly resumed?: TrainingState;
  /** After every window; awaited, so that a host may let its event loop turn, or pause the run. */
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
  /** Of the epochs done. */
  readonly history: readonly EpochReport[];
  /** Null where no clips are held out. */
  readonly best: BestPass | null;
}

export interface TrainingOutcome {
  readonly shape: NetworkShape;
  readonly options: TrainingOptions;
  /** All that a checkpoint holds: the weights and the standardisation. */
  readonly tensors: NamedTensors;
  /** The pass that the weights are of, from 1. */
  readonly keptPass: number;
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
  const { options, shape, weights, optimiser } = run;
  let { epochs, history, best } = request.resumed ?? beginning;
  let isComplete = true;
  while (epochs < options.epochs && !isTimeToStop(best, epochs, options.earlyStopping)) {
    const report = await passEpoch(run, epochs, request);
    isComplete = report !== null;
    if (report === null) break;
    const { epoch, heldOut } = report;
    if (heldOut !== null) best = betterOf(best, { epoch, loss: heldOut.loss, weights });
    epochs = epoch;
    history = [...history, report];
    const state = { epochs, weights, optimiser: optimiser.state(), history, best };
    await request.onEpoch?.(report, state);
  }
  const tensors = trainedTensors(run.standardisation, best?.weights ?? weights);
  return { shape, options, tensors, keptPass: best?.epoch ?? epochs, history, isComplete };
}

const beginning: Pick<TrainingState, 'epochs' | 'history' | 'best'> = {
  epochs: 0,
  history: [],
  best: null,
};

/** @returns null when the run was stopped */
async function passEpoch(
  run: Run,
  epoch: number,
  { heldOut = [], onProgress, shouldStop }: TrainingRequest,
): Promise<EpochReport | null> {
  const { options, shape, weights, optimiser, recipe } = run;
  // Each epoch draws from a generator of its own: a resume needs the epoch's number and nothing else.
  const random = createRandom(options.seed, epoch + 1);
  const tally = createEpochTally({ K: options.window, B: recipe.lanes });
  let states: readonly Float32Array[] = initialStates(shape, recipe.lanes);
  let progress: Progress = { epoch: epoch + 1, epochs: options.epochs, done: 0, loss: 0 };

  for (const { rows, done: epochDone } of recipe.windows(random)) {
    if (shouldStop?.() === true) return null;
    const batch = fillBatch(rows, run.clips, { ...run, lanes: recipe.lanes });
    const pass = passWindow(shape, weights, windowOf(run, batch, { states, random }));
    states = pass.states; // h crosses windows as a value: no gradient flows back through it

    const done = (epoch + epochDone) / options.epochs;
    const norm = pass.gradients && clipByGlobalNorm(pass.gradients, options.clipNorm);
    const loss = pass.losses.reduce((sum, track) => sum + track.loss, 0);
    refuseDivergence(loss + (norm?.before ?? 0), epoch + 1);
    if (pass.gradients) optimiser.step(weights, pass.gradients, learningRateAt(done, options));

    tally.add({ ...pass, rows, norm, steps: batch.steps });
    progress = { ...progress, done, loss };
    await tally.waitFor(onProgress?.(progress));
  }
  refuseBrokenWeights(weights, epoch + 1);
  const report = tally.report(epoch + 1);
  if (heldOut.length === 0) return { ...report, heldOut: null };
  const score = await scoreHeldOut(run, heldOut, () => onProgress?.(progress));
  refuseDivergence(score.loss, epoch + 1);
  return { ...report, heldOut: score };
}

function windowOf(
  { options, shape, loss, recipe }: Run,
  { x, targets, keep }: Batch,
  { states, random }: { states: readonly Float32Array[]; random: Random },
): WindowInput {
  const { lanes: B, inputNoise, inputDropout, dropout, readOutDropout } = options;
  const K = keep.length;
  if (recipe.lossOn === 'last-step') keepLastStep(targets, B);
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
