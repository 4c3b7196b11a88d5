/** Every choice of a training run, with its default and the reason for it, in one block. */
import type { Cell, Head } from '../../contract/checkpoint.ts';
import { Fault } from '../../contract/fault.ts';
import type { LearningRateOptions } from './learning-rate.ts';
import type { OptimiserOptions } from './optimiser.ts';

export interface TrainingOptions extends OptimiserOptions, LearningRateOptions {
  /** frame: many-to-many, a label at every step; clip: many-to-one, one label at a clip's end. */
  readonly head: Head;
  /** Head clip: share of a clip, up to its end, whose steps are asked for its label; 0 for the last step alone. */
  readonly endShare: number;
  readonly cell: Cell;
  readonly layers: number;
  /** H */
  readonly hiddenSize: number;
  /** P of a Linear + LayerNorm + ReLU in front of the first layer; null for none. */
  readonly projection: number | null;
  /** K: steps that the gradient reaches back. */
  readonly window: number;
  /** B: clips walked through side by side. */
  readonly lanes: number;
  /** Passes over all clips. */
  readonly epochs: number;
  /** Threshold of the global gradient norm. */
  readonly clipNorm: number;
  /** Share of x̂ set to zero. */
  readonly inputDropout: number;
  /** Standard deviation of noise on x̂, whose own is 1. */
  readonly inputNoise: number;
  /** Share of what is handed up set to zero: of h between layers, and of the projection's y. */
  readonly dropout: number;
  /** Share of h set to zero before the read-out. */
  readonly readOutDropout: number;
  readonly labelSmoothing: number;
  /** balanced: each class of a track weighs the same in the loss, however many steps carry it. */
  readonly classWeights: 'none' | 'balanced';
  /** Probability that a clip begins with the state of the clip before it, as every moment does live. */
  readonly carryAcrossClips: number;
  /**
   * How an epoch is cut into windows. carried: whole clips, each window from the state that the one before it left.
   * cold-windows: MiniROAD's (An et al., ICCV 2023), each window from zero and the loss on its last step alone.
   */
  readonly recipe: 'carried' | 'cold-windows';
  /** Cold windows: labelled steps from one window's last step to the next one's; null for as many as a window has. */
  readonly stride: number | null;
  /** Passes without a lower loss on held-out clips after which the run ends; 0: never, and no clip is held out. */
  readonly earlyStopping: number;
  /** Share of the clips held out for early stopping. */
  readonly heldOutShare: number;
  readonly seed: number;
}

const defaultTrainingOptions: TrainingOptions = {
  head: 'frame',
  endShare: 0.5, //         as many clips right as with the last step alone, and the guess before it right far more often
  cell: 'gru', //           fewest parameters of the gated cells
  layers: 1, //             a second layer needs more clips than a user labels in an evening
  hiddenSize: 128, //       with half of h left out before the read-out it varies less between seeds than 64
  projection: null, //      the features are distinct already, and D * P more weights want more clips
  window: 32, //            about two seconds at 15 steps/s; the state reaches further back than the gradient
  lanes: 8, //              small clip sets still give many updates per pass
  epochs: 12, //            enough for the loss on a few dozen clips to level out
  optimiser: 'adamw', //    insensitive to the scale of each gradient, decay apart from it
  learningRate: 2e-3,
  warmUpShare: 0.05, //     Adam's averages settle before the first large step
  finalShare: 0.02, //      the last pass only polishes
  weightDecay: 0.3, //      a few dozen clips of a few people are soon known by heart
  clipNorm: 2, //           norms of a healthy run lie below; a rare burst is cut off
  inputDropout: 0.3, //     no single CNN feature may carry a class: they differ between people
  inputNoise: 0,
  dropout: 0.2, //          only between layers, and after a projection (MiniROAD's share)
  readOutDropout: 0.5, //   no single unit may carry a class: whole clips were named wrongly with full confidence
  labelSmoothing: 0,
  classWeights: 'none', //  frame accuracy is over frames as they come
  carryAcrossClips: 0, //   carrying over does no better on a stream without resets (model/README.md)
  recipe: 'carried', //     every labelled step teaches, from a memory as long as the live one's
  stride: null, //          so that a pass of cold windows costs as much as a carried one
  earlyStopping: 0, //      a few dozen clips are all needed to learn from; dropout keeps the last pass good
  heldOutShare: 0.2,
  seed: 1,
};

/** What a recipe needs to be itself, where nothing else is asked for. */
const recipeDefaults: Readonly<Record<TrainingOptions['recipe'], Partial<TrainingOptions>>> = {
  carried: {},
  'cold-windows': { window: 128, carryAcrossClips: 0 }, // 128: MiniROAD's own
};

/** What many-to-one wants otherwise: a clip gives one label, not hundreds. */
const clipHeadDefaults: Partial<TrainingOptions> = {
  window: 64, //            the gradient reaches 4 s back from the end, and clips still give many updates per pass
  lanes: 4, //              for the same reason
  epochs: 24, //            fewer updates left a few dozen clips half learnt
};

const wholeFrom1 = ['layers', 'hiddenSize', 'window', 'lanes', 'epochs'] as const;
const shares = ['inputDropout', 'dropout', 'readOutDropout', 'labelSmoothing'] as const;
const probabilities = ['endShare', 'carryAcrossClips', 'warmUpShare', 'finalShare'] as const;

/** The defaults with the given changes. @throws Fault 'bad-usage' that names the option. */
export function completeOptions(changes: Partial<TrainingOptions>): TrainingOptions {
  const { recipe, head } = { ...defaultTrainingOptions, ...changes };
  const ofHead = head === 'clip' ? clipHeadDefaults : {};
  const options = { ...defaultTrainingOptions, ...recipeDefaults[recipe], ...ofHead, ...changes };
  const problem =
    [
      ...wholeFrom1.map((name) =>
        says(Number.isInteger(options[name]) && options[name] >= 1, name, 'a whole number from 1'),
      ),
      says(isProjection(options.projection), 'projection', 'a whole number from 1, or none'),
      ...shares.map((name) =>
        says(options[name] >= 0 && options[name] < 1, name, 'a number from 0 to below 1'),
      ),
      ...probabilities.map((name) =>
        says(options[name] >= 0 && options[name] <= 1, name, 'a number from 0 to 1'),
      ),
      says(options.learningRate > 0 && options.learningRate <= 10, 'learningRate', 'above 0'),
      says(options.clipNorm > 0, 'clipNorm', 'above 0'),
      says(options.weightDecay >= 0, 'weightDecay', 'a number from 0'),
      says(options.inputNoise >= 0, 'inputNoise', 'a number from 0'),
      says(
        options.head === 'frame' || options.carryAcrossClips === 0,
        'carryAcrossClips',
        '0 with head clip, which begins every clip afresh',
      ),
      says(Number.isSafeInteger(options.seed), 'seed', 'a whole number'),
      says(isCount(options.earlyStopping), 'earlyStopping', 'a whole number from 0'),
      says(
        options.heldOutShare > 0 && options.heldOutShare < 1,
        'heldOutShare',
        'a number between 0 and 1',
      ),
      says(
        options.stride === null || (isCount(options.stride) && options.stride >= 1),
        'stride',
        'a whole number from 1',
      ),
      contradiction(options),
    ].find((sentence) => sentence !== null) ?? null;
  if (problem !== null) throw new Fault('bad-usage', problem);
  return options;
}

function contradiction(options: TrainingOptions): string | null {
  const { recipe, head, stride, carryAcrossClips } = options;
  if (recipe === 'carried') {
    return stride === null
      ? null
      : 'A stride goes with the recipe cold-windows alone; leave it out.';
  }
  if (head === 'clip') return 'Cold windows learn a label for every frame; leave --head clip out.';
  return carryAcrossClips === 0
    ? null
    : 'Cold windows all begin with an empty memory; leave the carrying across clips out.';
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isProjection(P: number | null): boolean {
  return P === null || (Number.isInteger(P) && P >= 1);
}

function says(isRight: boolean, name: string, wanted: string): string | null {
  return isRight ? null : `The training option ${name} must be ${wanted}.`;
}
