/** The ways to lay an epoch's clips into windows, behind one interface. */
import type { Random } from '../random.ts';
import { labelledSteps, walkColdWindows } from './cold-windows.ts';
import { walkLanes, type LaneWindow } from './lanes.ts';
import type { TrainingOptions } from './options.ts';
import { stepsIn, type TrainingClip } from './training-clip.ts';
import { walkWholeClips } from './whole-clips.ts';

export interface EpochWindow {
  readonly rows: LaneWindow;
  /** Share of the epoch that is done with this window, 0 … 1. */
  readonly done: number;
}

export interface Recipe {
  /** B: no more lanes than can be filled. */
  readonly lanes: number;
  /** Which of a window's labelled steps the loss is taken on. */
  readonly lossOn: 'every-step' | 'last-step';
  /** One epoch. */
  windows(random: Random): Iterable<EpochWindow>;
}

export function createRecipe(
  clips: readonly TrainingClip[],
  featureLength: number,
  options: TrainingOptions,
): Recipe {
  if (options.recipe === 'cold-windows') return coldWindows(clips, options);
  return carried(
    clips.map((clip) => stepsIn(clip, featureLength)),
    options,
  );
}

/** Many-to-many: streams cut into windows; many-to-one: clips that end where a window ends. */
function carried(lengths: readonly number[], options: TrainingOptions): Recipe {
  const lanes = Math.min(options.lanes, lengths.length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const walk = options.head === 'clip' ? walkWholeClips : walkLanes;
  return {
    lanes,
    lossOn: 'every-step',
    *windows(random) {
      let steps = 0;
      for (const rows of walk(lengths, { ...options, lanes }, random)) {
        steps += rows.filter((place) => place !== null).length;
        yield { rows, done: steps / total };
      }
    },
  };
}

/** MiniROAD's: the regime of the first, cold steps is never scored, at the price of one scored step a window. */
function coldWindows(
  clips: readonly TrainingClip[],
  { lanes: most, window, stride: asked }: TrainingOptions,
): Recipe {
  const labelled = clips.map(labelledSteps);
  const stride = asked ?? window;
  const steps = labelled.reduce((sum, { length }) => sum + length, 0);
  const lanes = Math.min(most, Math.ceil(steps / stride));
  return {
    lanes,
    lossOn: 'last-step',
    windows: (random) => walkColdWindows(labelled, { lanes, window, stride }, random),
  };
}
