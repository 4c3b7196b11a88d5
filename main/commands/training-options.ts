/** The options `train` and `eval --cross-validate` share, and what the trainer makes of them. */
import { Option, type Command } from 'commander';
import { CellSchema, HeadSchema, type Cell, type Head } from '../../contract/checkpoint.ts';
import type { TrainingOptions } from '../../model/training/options.ts';
import { parseNumber, parseWholeNumber } from './options.ts';

export interface TrainingFlags {
  readonly head: Head;
  readonly endShare?: number;
  readonly cell?: Cell;
  readonly layers?: number;
  readonly hidden?: number;
  readonly projection?: number;
  readonly window?: number;
  readonly lanes?: number;
  readonly epochs?: number;
  readonly learningRate?: number;
  readonly optimiser?: TrainingOptions['optimiser'];
  readonly warmUp?: number;
  readonly finalShare?: number;
  readonly clipNorm?: number;
  readonly weightDecay?: number;
  readonly inputDropout?: number;
  readonly inputNoise?: number;
  readonly dropout?: number;
  readonly readOutDropout?: number;
  readonly labelSmoothing?: number;
  readonly classWeights?: TrainingOptions['classWeights'];
  readonly carryAcrossClips?: number;
  readonly recipe?: TrainingOptions['recipe'];
  readonly stride?: number;
  readonly earlyStopping?: number;
  readonly heldOut?: number;
  readonly seed: number;
}

export function addTrainingOptions(command: Command): Command {
  addNetworkOptions(command);
  addRecipeOptions(command);
  addOptimiserOptions(command);
  addRegularisers(command);
  return command.option(
    '--seed <n>',
    'seed of every random choice',
    parseWholeNumber(0, 2 ** 31 - 1),
    1,
  );
}

function addNetworkOptions(command: Command): void {
  command
    .addOption(
      new Option('--head <head>', 'what a label is for: every frame, or the whole clip')
        .choices(HeadSchema.options)
        .default('frame'),
    )
    .option(
      '--end-share <p>',
      "with --head clip: share of a clip, up to its end, that is asked for the clip's label; 0 for the last step alone",
      parseNumber(0, 1),
    )
    .addOption(new Option('--cell <cell>', 'the recurrent cell').choices(CellSchema.options))
    .option('--layers <n>', 'layers of it', parseWholeNumber(1, 8))
    .option('--hidden <n>', 'length of the hidden state', parseWholeNumber(1, 4096))
    .option(
      '--projection <n>',
      'length of a Linear + LayerNorm + ReLU in front of the first layer; 0 for none',
      parseWholeNumber(0, 4096),
    );
}

function addRecipeOptions(command: Command): void {
  command
    .addOption(
      new Option(
        '--recipe <recipe>',
        'carried: whole clips, the state carried from window to window; cold-windows: each window from zero, loss on its last step alone',
      ).choices(['carried', 'cold-windows']),
    )
    .option(
      '--window <n>',
      'steps that the gradient reaches back; default 32, cold windows 128, whole clips 64',
      parseWholeNumber(1, 4096),
    )
    .option(
      '--stride <n>',
      "cold windows: labelled steps from one window's last step to the next one's; default: the window",
      parseWholeNumber(1, 1_000_000),
    )
    .option('--lanes <n>', 'windows passed side by side', parseWholeNumber(1, 256))
    .option('--epochs <n>', 'passes over the clips', parseWholeNumber(1, 10_000))
    .option(
      '--early-stopping <n>',
      'hold clips out, end after N passes without a lower loss on them, keep the best pass; 0: off',
      parseWholeNumber(0, 10_000),
    )
    .option(
      '--held-out <share>',
      'share of the clips (whole groups) that early stopping holds out; default 0.2',
      parseNumber(0.01, 0.9),
    )
    .option(
      '--carry-across-clips <p>',
      'probability that a clip begins with the state of the one before',
      parseNumber(0, 1),
    );
}

function addOptimiserOptions(command: Command): void {
  command
    .addOption(
      new Option('--optimiser <name>', 'how a gradient becomes a step').choices([
        'adamw',
        'adam',
        'sgd',
      ]),
    )
    .option('--learning-rate <x>', 'the peak learning rate', parseNumber(1e-8, 10))
    .option(
      '--warm-up <share>',
      'share of the run over which the learning rate rises to its peak',
      parseNumber(0, 1),
    )
    .option(
      '--final-share <share>',
      'the learning rate at the end of its cosine, as a share of the peak; 1 keeps it level',
      parseNumber(0, 1),
    )
    .option('--clip-norm <x>', 'threshold of the global gradient norm', parseNumber(1e-6, 1e6))
    .option('--weight-decay <x>', 'weight decay, on matrices alone', parseNumber(0, 10));
}

function addRegularisers(command: Command): void {
  command
    .option('--input-dropout <p>', 'share of the features set to zero', parseNumber(0, 0.99))
    .option('--input-noise <x>', 'deviation of noise on the features', parseNumber(0, 10))
    .option('--dropout <p>', 'share of the state set to zero between layers', parseNumber(0, 0.99))
    .option(
      '--read-out-dropout <p>',
      'share of the state set to zero before the read-out',
      parseNumber(0, 0.99),
    )
    .option(
      '--label-smoothing <p>',
      'share of every label that is spread over all classes',
      parseNumber(0, 0.99),
    )
    .addOption(
      new Option('--class-weights <how>', 'how classes weigh in the loss').choices([
        'none',
        'balanced',
      ]),
    );
}

/** Only what was asked for; the trainer has the defaults. */
export function toTrainingOptions(flags: TrainingFlags): Partial<TrainingOptions> {
  const {
    head,
    endShare,
    cell,
    layers,
    hidden,
    projection,
    window,
    lanes,
    epochs,
    learningRate,
    clipNorm,
  } = flags;
  const { weightDecay, inputDropout, classWeights, carryAcrossClips, seed } = flags;
  const { recipe, stride, earlyStopping, heldOut, optimiser, warmUp, finalShare } = flags;
  const { inputNoise, dropout, readOutDropout, labelSmoothing } = flags;
  const asked = {
    head,
    endShare,
    cell,
    layers,
    hiddenSize: hidden,
    projection: projection === 0 ? null : projection,
    window,
    lanes,
    epochs,
    learningRate,
    clipNorm,
    weightDecay,
    inputDropout,
    classWeights,
    carryAcrossClips,
    seed,
    recipe,
    stride,
    earlyStopping,
    heldOutShare: heldOut,
    optimiser,
    warmUpShare: warmUp,
    finalShare,
    inputNoise,
    dropout,
    readOutDropout,
    labelSmoothing,
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}
