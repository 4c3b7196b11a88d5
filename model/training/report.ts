/** What a run says about itself: per epoch, summed up window by window. */
import type { WindowSize } from '../cells/unrolled.ts';
import { createActivityTally, type EpochActivity } from './activity-tally.ts';
import type { Loss } from './cross-entropy.ts';
import type { LaneWindow } from './lanes.ts';
import type { LayerActivity } from './layer-activity.ts';

export interface EpochReport extends EpochActivity {
  /** From 1. */
  readonly epoch: number;
  /** Mean over the labelled steps, summed over the tracks. */
  readonly loss: number;
  /** Share of labelled steps whose likeliest class is right, over all tracks, as seen in training. */
  readonly accuracy: number;
  /** Mean global norm over the windows, before and after clipping. */
  readonly gradientNorm: { readonly before: number; readonly after: number };
  /** On the clips held out, as the stream runs; null where none are. */
  readonly heldOut: Score | null;
  /** Steps of clips per second of training. */
  readonly framesPerSecond: number;
}

export interface Score {
  readonly loss: number;
  readonly accuracy: number;
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

export interface ScoreTally {
  add(losses: readonly Loss[]): void;
  score(): Score;
}

export function createScoreTally(): ScoreTally {
  let [loss, labelled, correct, tracks] = [0, 0, 0, 1];
  return {
    add(losses) {
      tracks = losses.length;
      for (const track of losses) {
        loss += track.loss * track.labelled;
        labelled += track.labelled;
        correct += track.correct;
      }
    },
    score: () => ({
      loss: (tracks * loss) / Math.max(1, labelled),
      accuracy: correct / Math.max(1, labelled),
    }),
  };
}

export interface EpochTally {
  add(window: {
    readonly rows: LaneWindow;
    readonly losses: readonly Loss[];
    /** Null where nothing was labelled and no step was taken. */
    readonly norm: { readonly before: number; readonly after: number } | null;
    /** Empty where nothing was labelled. */
    readonly activity: readonly LayerActivity[];
    readonly steps: number;
  }): void;
  /** Waits for the host, which may pause the run: that time is none of training's. */
  waitFor(host: void | Promise<void>): Promise<void>;
  /** But for what held-out clips say. */
  report(epoch: number): Omit<EpochReport, 'heldOut'>;
}

/** @param size of the longest window */
export function createEpochTally(size: WindowSize): EpochTally {
  const startedMs = Date.now();
  const score = createScoreTally();
  const activity = createActivityTally(size);
  let [windows, steps, before, after, waitedMs] = [0, 0, 0, 0, 0];
  return {
    add(window) {
      score.add(window.losses);
      steps += window.steps;
      if (window.norm === null) return;
      activity.add(window.rows, window.activity);
      windows++;
      before += window.norm.before;
      after += window.norm.after;
    },
    async waitFor(host) {
      const fromMs = Date.now();
      await host;
      waitedMs += Date.now() - fromMs;
    },
    report: (epoch) => ({
      epoch,
      ...score.score(),
      gradientNorm: { before: before / Math.max(1, windows), after: after / Math.max(1, windows) },
      ...activity.report(),
      framesPerSecond: (1000 * steps) / Math.max(1, Date.now() - startedMs - waitedMs),
    }),
  };
}
