/** What a run says about itself: per epoch, summed up window by window. */
import type { Loss } from './cross-entropy.ts';

export interface EpochReport {
  /** From 1. */
  readonly epoch: number;
  /** Mean over the labelled steps, summed over the tracks. */
  readonly loss: number;
  /** Share of labelled steps whose likeliest class is right, over all tracks, as seen in training. */
  readonly accuracy: number;
  /** Mean global norm over the windows, before and after clipping. */
  readonly gradientNorm: { readonly before: number; readonly after: number };
  /** Steps of clips per second of training. */
  readonly framesPerSecond: number;
}

export interface Progress {
  /** From 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** Share of the whole run that is done, 0 … 1; time left follows from it. */
  readonly done: number;
  /** Of the window just passed. */
  readonly loss: number;
}

export interface EpochTally {
  add(window: {
    readonly losses: readonly Loss[];
    /** Null where nothing was labelled and no step was taken. */
    readonly norm: { readonly before: number; readonly after: number } | null;
    readonly steps: number;
  }): void;
  report(epoch: number): EpochReport;
}

export function createEpochTally(): EpochTally {
  const startedMs = Date.now();
  let [windows, loss, labelled, correct, steps, before, after] = [0, 0, 0, 0, 0, 0, 0];
  let tracks = 1;
  return {
    add(window) {
      tracks = window.losses.length;
      steps += window.steps;
      for (const track of window.losses) {
        loss += track.loss * track.labelled;
        labelled += track.labelled;
        correct += track.correct;
      }
      if (window.norm === null) return;
      windows++;
      before += window.norm.before;
      after += window.norm.after;
    },
    report: (epoch) => ({
      epoch,
      loss: (tracks * loss) / Math.max(1, labelled),
      accuracy: correct / Math.max(1, labelled),
      gradientNorm: { before: before / Math.max(1, windows), after: after / Math.max(1, windows) },
      framesPerSecond: (1000 * steps) / Math.max(1, Date.now() - startedMs),
    }),
  };
}
