/** Every choice of a training run has its flag, and a value that makes no sense is refused in one sentence. */
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { completeOptions, type TrainingOptions } from '../../../model/training/options.ts';
import {
  addTrainingOptions,
  toTrainingOptions,
  type TrainingFlags,
} from '../../../main/commands/training-options.ts';

function asked(...args: string[]): Partial<TrainingOptions> {
  const command = addTrainingOptions(new Command().exitOverride());
  command.configureOutput({ writeErr: () => undefined });
  command.parse(args, { from: 'user' });
  return toTrainingOptions(command.opts<TrainingFlags>());
}

/** For each option a flag with a value that is not its default. */
const flags: Readonly<Record<keyof TrainingOptions, readonly [string, string]>> = {
  head: ['--head', 'clip'],
  endShare: ['--end-share', '0.25'],
  cell: ['--cell', 'lstm'],
  layers: ['--layers', '2'],
  hiddenSize: ['--hidden', '64'],
  projection: ['--projection', '48'],
  window: ['--window', '16'],
  lanes: ['--lanes', '4'],
  epochs: ['--epochs', '3'],
  optimiser: ['--optimiser', 'sgd'],
  learningRate: ['--learning-rate', '0.01'],
  warmUpShare: ['--warm-up', '0.5'],
  finalShare: ['--final-share', '0.75'],
  weightDecay: ['--weight-decay', '0.125'],
  clipNorm: ['--clip-norm', '5'],
  inputDropout: ['--input-dropout', '0.1'],
  inputNoise: ['--input-noise', '0.25'],
  dropout: ['--dropout', '0.1'],
  readOutDropout: ['--read-out-dropout', '0.1'],
  labelSmoothing: ['--label-smoothing', '0.1'],
  classWeights: ['--class-weights', 'balanced'],
  carryAcrossClips: ['--carry-across-clips', '0.5'],
  recipe: ['--recipe', 'cold-windows'],
  stride: ['--stride', '32'],
  earlyStopping: ['--early-stopping', '3'],
  heldOutShare: ['--held-out', '0.3'],
  seed: ['--seed', '7'],
};

describe('training options', () => {
  it('are those of the trainer where nothing is asked for', () => {
    expect(asked()).toEqual({ head: 'frame', seed: 1 });
    expect(completeOptions(asked())).toEqual(completeOptions({}));
  });

  it.each(Object.entries(flags))('has a flag for %s', (name, args) => {
    const options = asked(...args);
    const [value] = Object.entries(options).flatMap(([key, one]) => (key === name ? [one] : []));
    expect(String(value)).toBe(args[1]);
    const defaults = new Map(Object.entries(completeOptions({})));
    expect(defaults.has(name)).toBe(true);
    expect(defaults.get(name)).not.toBe(value);
  });

  it('knows no option without a flag', () => {
    expect(Object.keys(flags).sort()).toEqual(Object.keys(completeOptions({})).sort());
  });

  it.each([
    ['--window', '0'],
    ['--epochs', '1.5'],
    ['--optimiser', 'rmsprop'],
    ['--recipe', 'warm'],
    ['--stride', '0'],
    ['--early-stopping', '-1'],
    ['--held-out', '1'],
    ['--label-smoothing', '1'],
    ['--warm-up', 'soon'],
    ['--learning-rate', '0'],
  ])('refuses %s %s', (...args) => {
    expect(() => asked(...args)).toThrow(/is invalid/);
  });
});
