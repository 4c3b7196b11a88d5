/** How a language model is trained where nothing else is asked for, each choice with its reason, in one block. */
import { Fault } from '../../contract/fault.ts';
import { trainedShapes } from '../network/network-shape.ts';
import { sizeOf } from '../tensor.ts';
import { completeOptions, type TrainingOptions } from '../training/options.ts';

const languageDefaults = {
  cell: 'gru', //           fewest parameters of the gated cells
  layers: 1, //             each further one takes as long again
  hiddenSize: 128, //       a few tens of kilobytes fill it; a pass over them takes seconds
  optimiser: 'adam', //     frequent and rare characters get steps of like size
  learningRate: 4e-3, //    one symbol at a time switches a single column of W_x on: steps may be large
  warmUpShare: 0.02, //     Adam's averages settle before the first large step
  finalShare: 0.05, //      the last passes only polish
  weightDecay: 0, //        nothing is held out: the sample shall sound like the text
  clipNorm: 5, //           norms of a healthy run lie below; a rare burst is cut off
  inputDropout: 0, //       a character left out is another text
  inputNoise: 0,
  dropout: 0,
  readOutDropout: 0, //     as for the weight decay
  labelSmoothing: 0, //     a probability of 1 is right where a text leaves no choice, as after "hell"
  classWeights: 'none', //  the loss is the text's own: in bits per character
  carryAcrossClips: 0, //   a sample begins with an empty memory too
} as const satisfies Partial<TrainingOptions>;

/** About half a line: words and their neighbours; the state itself reaches further back. */
const WINDOW = 48;
/** A window's products are then large enough for the engine to run at full speed. */
const MOST_LANES = 16;
/** A stretch begins cold, so each lane's is at least so long; shorter texts have fewer lanes. */
const WINDOWS_PER_LANE = 4;
/** Passes times √T: a longer text takes more updates, but each character of it fewer readings. */
const PASSES_BY_ROOT = 6000;
/** A text of a few characters is known by heart well before: "hello" after some 50. */
const MOST_PASSES = 300;

export interface TextSize {
  /** T: characters that have another after them. */
  readonly steps: number;
  /** D, and C as well: how many different characters there are. */
  readonly characters: number;
}

/**
 * Passes: 6000 / √T, at least 1 and at most 300: 47 for a text of 16,000 characters, which then is told with
 * variations and not by heart. Lanes: one for every four windows of text, at most 16.
 * @throws Fault 'bad-input' where the training would not fit into memory
 */
export function languageOptions(
  { steps, characters }: TextSize,
  asked: Partial<TrainingOptions>,
): TrainingOptions {
  const window = asked.window ?? Math.min(WINDOW, steps);
  const stretches = Math.floor(steps / (WINDOWS_PER_LANE * window));
  const lanes = Math.min(asked.lanes ?? clamp(stretches, 1, MOST_LANES), steps);
  const passes = Math.round(PASSES_BY_ROOT / Math.sqrt(steps));
  const epochs = asked.epochs ?? clamp(passes, 1, MOST_PASSES);
  const options = completeOptions({ ...languageDefaults, ...asked, window, lanes, epochs });
  refuseTooLarge(options, characters);
  return options;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

/** What the training process may take: half of what a small machine has. */
const MOST_BYTES = 2 * 2 ** 30;
/** The process and its engine before the first window. */
const BYTES_AT_REST = 256 * 2 ** 20;
/** Of each weight: itself, its gradient, two moments, and the engine's copies and transposes. Measured. */
const COPIES_OF_WEIGHTS = 10;
/** Of each of a window's rows: one-hot, logits, both with gradients, copies and transposes. Measured. */
const COPIES_OF_ROWS = 10;
/** Of each of a layer's states in a window: gates, states and what the backward pass keeps of them. */
const COPIES_OF_STATES = 20;

/** An estimate, so that a text in many scripts is refused in words and does not end in an engine out of memory. */
function refuseTooLarge(options: TrainingOptions, characters: number): void {
  const { layers, hiddenSize, window, lanes } = options;
  const tracks = [{ id: 'next', classes: characters }];
  const shapes = trainedShapes({ ...options, featureLength: characters, tracks });
  const weights = [...shapes.values()].reduce((sum, shape) => sum + sizeOf(shape), 0);
  const rows = window * lanes;
  const numbers =
    COPIES_OF_WEIGHTS * weights +
    COPIES_OF_ROWS * rows * characters +
    COPIES_OF_STATES * rows * layers * hiddenSize;
  const bytes = BYTES_AT_REST + numbers * Float32Array.BYTES_PER_ELEMENT;
  if (bytes <= MOST_BYTES) return;
  const needed = (bytes / 2 ** 30).toFixed(1);
  throw new Fault(
    'bad-input',
    `Learning a text of ${characters} different characters like this would take about ${needed} GB of memory; take a text with fewer, or a smaller --hidden, --window or --lanes.`,
  );
}
