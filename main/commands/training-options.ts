/** The options `train` and `eval --cross-validate` share, and what the trainer makes of them. */
import { Option, type Command } from 'commander';
import type { Cell, Head } from '../../contract/checkpoint.ts';
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
  readonly clipNorm?: number;
  readonly weightDecay?: number;
  readonly inputDropout?: number;
  readonly classWeights?: 'none' | 'balanced';
  readonly carryAcrossClips?: number;
  readonly seed: number;
}

export function addTrainingOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--head <head>', 'what a label is for: every frame, or the whole clip')
        .choices(['frame', 'clip'])
        .default('frame'),
    )
    .option(
      '--end-share <p>',
      "with --head clip: share of a clip, up to its end, that is asked for the clip's label; 0 for the last step alone",
      parseNumber(0, 1),
    )
    .addOption(
      new Option('--cell <cell>', 'the recurrent cell').choices([
        'gru',
        'gru-reset-after',
        'lstm',
        'rnn',
      ]),
    )
    .option('--layers <n>', 'layers of it', parseWholeNumber(1, 8))
    .option('--hidden <n>', 'length of the hidden state', parseWholeNumber(1, 4096))
    .option(
      '--projection <n>',
      'length of a Linear + LayerNorm + ReLU in front of the first layer; 0 for none',
      parseWholeNumber(0, 4096),
    )
    .option('--window <n>', 'truncation window in steps', parseWholeNumber(1, 4096))
    .option('--lanes <n>', 'clips walked through side by side', parseWholeNumber(1, 256))
    .option('--epochs <n>', 'passes over the clips', parseWholeNumber(1, 10_000))
    .option('--learning-rate <x>', 'the peak learning rate', parseNumber(1e-8, 10))
    .option('--clip-norm <x>', 'threshold of the global gradient norm', parseNumber(1e-6, 1e6))
    .option('--weight-decay <x>', 'weight decay', parseNumber(0, 10))
    .option('--input-dropout <p>', 'share of the features set to zero', parseNumber(0, 0.99))
    .addOption(
      new Option('--class-weights <how>', 'how classes weigh in the loss').choices([
        'none',
        'balanced',
      ]),
    )
    .option(
      '--carry-across-clips <p>',
      'probability that a clip begins with the state of the one before',
      parseNumber(0, 1),
    )
    .option('--seed <n>', 'seed of every random choice', parseWholeNumber(0, 2 ** 31 - 1), 1);
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
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}
