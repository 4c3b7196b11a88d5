/** What the training process and its owner say to each other; both are this program, over Node's structured clone. */
import type { FaultValue } from '../../../contract/job.ts';
import type { TrackShape } from '../../../model/network/network-shape.ts';
import type { NamedTensors } from '../../../model/tensor.ts';
import type { TrainingOptions } from '../../../model/training/options.ts';
import type { EpochReport, Progress } from '../../../model/training/report.ts';
import type { TrainingState } from '../../../model/training/train.ts';
import type { TrainingClip } from '../../../model/training/training-clip.ts';
import type { Engine } from './engines/engine.ts';

export interface TrainingOrder {
  /** What it runs on; chosen before, so that a run goes on where it began. */
  readonly engine: Engine;
  /** network: the recurrent one; softmax: the memoryless read-out it is held against. */
  readonly method: 'network' | 'softmax';
  readonly clips: readonly TrainingClip[];
  /** D */
  readonly featureLength: number;
  readonly tracks: readonly TrackShape[];
  readonly options: Partial<TrainingOptions>;
  readonly resumed?: TrainingState;
  /** Whether every epoch's state is wanted, for a resume. */
  readonly wantsStates: boolean;
}

export interface TrainedWeights {
  readonly engine: Engine;
  readonly tensors: NamedTensors;
  readonly options: TrainingOptions;
  readonly history: readonly EpochReport[];
}

export type ToTrainer =
  { readonly kind: 'train'; readonly order: TrainingOrder } | { readonly kind: 'stop' };

export type FromTrainer =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'epoch'; readonly report: EpochReport; readonly state: TrainingState | null }
  | { readonly kind: 'done'; readonly weights: TrainedWeights }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly fault: FaultValue };
