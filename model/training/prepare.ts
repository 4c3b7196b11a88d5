/** Checks a request and makes from it all that stays the same from epoch to epoch. */
import { Fault } from '../../contract/fault.ts';
import { initialWeights } from '../network/initial-weights.ts';
import { trainedShapes, type NetworkShape, type TrackShape } from '../network/network-shape.ts';
import type { NamedTensors } from '../tensor.ts';
import { balancedClassWeights } from './class-weights.ts';
import type { LossOptions } from './cross-entropy.ts';
import { spreadOverEnd } from './many-to-one.ts';
import { createOptimiser, type Optimiser, type OptimiserState } from './optimiser.ts';
import { completeOptions, type TrainingOptions } from './options.ts';
import { createRecipe, type Recipe } from './recipe.ts';
import { standardisationOf, type Standardisation } from './standardisation.ts';
import { checkClips, type TrainingClip } from './training-clip.ts';

export interface RunRequest {
  readonly clips: readonly TrainingClip[];
  /** Clips that no weight learns from: measured after every pass, and the best pass's weights are kept. */
  readonly heldOut?: readonly TrainingClip[];
  /** D */
  readonly featureLength: number;
  readonly tracks: readonly TrackShape[];
  /** What differs from `defaultTrainingOptions`. */
  readonly options?: Partial<TrainingOptions>;
  /** What to begin with in place of weights drawn anew; taken over, not copied. */
  readonly resumed?: { readonly weights: NamedTensors; readonly optimiser: OptimiserState };
}

export interface Run {
  /** With the targets that the loss is over. */
  readonly clips: readonly TrainingClip[];
  readonly options: TrainingOptions;
  readonly shape: NetworkShape;
  /** Changed in place. */
  readonly weights: NamedTensors;
  readonly optimiser: Optimiser;
  readonly standardisation: Standardisation;
  readonly loss: readonly LossOptions[];
  readonly recipe: Recipe;
}

/** @throws Fault for clips or options that cannot be trained with */
export function prepare({
  clips: given,
  heldOut = [],
  featureLength,
  tracks,
  options: changes,
  resumed,
}: RunRequest): Run {
  const asked = completeOptions(changes ?? {});
  checkClips(given, featureLength, tracks);
  if (heldOut.length > 0) checkClips(heldOut, featureLength, tracks);
  else if (asked.earlyStopping > 0) {
    throw new Fault('bad-input', 'Early stopping needs clips that are held out; give some.');
  }
  const clips =
    asked.head === 'clip' ? given.map((clip) => spreadOverEnd(clip, asked.endShare)) : given;
  const recipe = createRecipe(clips, featureLength, asked);
  const options = { ...asked, lanes: recipe.lanes };
  const { cell, hiddenSize, layers, projection, labelSmoothing, classWeights } = options;
  const shape = { cell, featureLength, hiddenSize, layers, projection, tracks };
  if (resumed !== undefined) requireWeightsOf(shape, resumed.weights);
  return {
    clips,
    options,
    shape,
    recipe,
    weights: resumed?.weights ?? initialWeights(shape, options.seed),
    optimiser: createOptimiser(options, resumed?.optimiser),
    standardisation: standardisationOf(clips, featureLength),
    loss: tracks.map(({ classes }, track) => ({
      labelSmoothing,
      classWeights:
        classWeights === 'balanced' ? balancedClassWeights(clips, track, classes) : null,
    })),
  };
}

function requireWeightsOf(shape: NetworkShape, weights: NamedTensors): void {
  for (const [name, lengths] of trainedShapes(shape)) {
    if (weights.get(name)?.shape.join() === lengths.join()) continue;
    throw new Fault(
      'checkpoint-mismatch',
      `What training should go on from has no "${name}" of this network; train without --resume.`,
    );
  }
}
