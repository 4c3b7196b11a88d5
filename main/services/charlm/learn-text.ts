/** Trains a character-level language model in the training process and gives it back ready to step. */
import { Fault } from '../../../contract/fault.ts';
import { languageOptions } from '../../../model/charlm/options.ts';
import { cutIntoStretches, stepsOf } from '../../../model/charlm/stretches.ts';
import type { EncodedText } from '../../../model/charlm/vocabulary.ts';
import { createLiveRecurrence, type LiveState } from '../../../model/recurrence/live-recurrence.ts';
import type { NetworkRecurrence } from '../../../model/recurrence/network-recurrence.ts';
import type { TrainingOptions } from '../../../model/training/options.ts';
import type { EpochReport, Progress } from '../../../model/training/report.ts';
import { loadKernel } from '../kernels/load-kernel.ts';
import { runTraining } from '../training/run-training.ts';

export interface LearnText {
  /** What differs from the defaults for this text. */
  readonly options: Partial<TrainingOptions>;
  readonly kernelPath: string;
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

export interface LearntText {
  readonly recurrence: NetworkRecurrence<LiveState>;
  readonly options: TrainingOptions;
  readonly history: readonly EpochReport[];
}

/** @throws Fault 'cancelled' when the signal fires, or 'bad-input' for a text with too many characters for memory. */
export async function learnText(
  { vocabulary, codes }: EncodedText,
  { options: asked, kernelPath, onProgress, signal }: LearnText,
): Promise<LearntText> {
  const kernel = await loadKernel(kernelPath);
  const options = languageOptions({ steps: stepsOf(codes), characters: vocabulary.length }, asked);
  const featureLength = vocabulary.length;
  const order = {
    engine: 'wasm', // gives the same sample on every machine
    method: 'network',
    clips: cutIntoStretches(codes, options.lanes),
    featureLength,
    tracks: [{ id: 'next', classes: featureLength }],
    options,
    wantsStates: false,
  } as const;
  const weights = await runTraining(order, { signal, onProgress }).catch((error: unknown) => {
    throw isCancelled(error) ? nothingKept(error) : error;
  });
  const tracks = [{ id: 'next', classes: vocabulary }];
  const manifest = { ...weights.options, featureLength, tracks };
  const recurrence = createLiveRecurrence({ manifest, tensors: weights.tensors }, kernel);
  return { recurrence, options: weights.options, history: weights.history };
}

function isCancelled(error: unknown): boolean {
  return error instanceof Fault && error.reason === 'cancelled';
}

function nothingKept(cause: unknown): Fault {
  return new Fault('cancelled', 'Learning was stopped as asked; nothing of it is kept.', cause);
}
