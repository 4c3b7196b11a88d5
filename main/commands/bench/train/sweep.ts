/** What lanes, window and hidden size cost: the product's own training, each setting changed by itself. */
import { ourTrainer } from './contenders.ts';
import { benchTrainers, type TrainBenchOptions } from './train-bench.ts';

interface Setting {
  readonly lanes: number;
  readonly window: number;
  readonly hiddenSize: number;
}

export interface SweepRow extends Setting {
  readonly framesPerSecond: number;
  readonly framesPerCpuSecond: number;
  readonly peakBytes: number;
}

const middle: Setting = { lanes: 8, window: 32, hiddenSize: 128 };

const settings: readonly Setting[] = [
  middle,
  { ...middle, lanes: 4 },
  { ...middle, lanes: 16 },
  { ...middle, window: 16 },
  { ...middle, window: 64 },
  { ...middle, hiddenSize: 64 },
  { ...middle, hiddenSize: 256 },
];

/** On the engine that works everywhere. */
export async function sweepTraining(options: TrainBenchOptions): Promise<SweepRow[]> {
  const contenders = settings.map((setting) => ourTrainer('wasm', { ...setting }));
  const outcomes = await benchTrainers(contenders, options);
  return outcomes.flatMap((outcome, i) => {
    const setting = settings[i];
    if (setting === undefined || !('framesPerSecond' in outcome)) return [];
    const { framesPerSecond, framesPerCpuSecond, peakBytes } = outcome;
    return [{ ...setting, framesPerSecond, framesPerCpuSecond, peakBytes }];
  });
}
