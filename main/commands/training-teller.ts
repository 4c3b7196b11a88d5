/** Tells on standard error how a training run gets on, and takes the keys that steer it. */
import type { TrainingControls, TrainingListeners } from '../services/training/run-training.ts';
import { remark } from '../terminal/answer.ts';
import { listenForKeys } from '../terminal/keys.ts';
import { createProgress, type Progress } from '../terminal/progress.ts';
import { lossInWords, passInWords } from './pass-in-words.ts';

export interface TrainingTeller extends Required<Omit<TrainingListeners, 'signal'>> {
  /** What the run begins from. */
  readonly onBegin: (begin: { readonly passes: number; readonly heldOut: number }) => void;
  /** Gives the terminal back. */
  readonly end: () => void;
}

const PAUSED = 'paused; p goes on';

export function createTrainingTeller({
  wantsResume,
  epochs,
}: {
  readonly wantsResume: boolean;
  readonly epochs: number;
}): TrainingTeller {
  let progress: Progress | null = null;
  let stopKeys: (() => void) | null = null;
  let bestLoss = Infinity;
  return {
    onBegin({ passes, heldOut }) {
      if (wantsResume) remark(beginning(passes));
      if (heldOut > 0) remark(`${clips(heldOut)} held out; the pass best on them is kept.`);
      progress = createProgress({ what: 'Training', doneBefore: passes / epochs });
    },
    onStart(controls) {
      stopKeys = listenForKeys({ keys: { p: pauseKey(controls) } });
      if (stopKeys !== null) remark('p pauses and goes on; Ctrl-C stops and keeps whole passes.');
    },
    onPause: (isPaused) => {
      if (isPaused) progress?.rest(PAUSED);
    },
    onProgress({ done, epoch, loss }) {
      const details = `pass ${String(epoch)} of ${String(epochs)}, loss ${lossInWords(loss)}`;
      progress?.at(Math.round(1000 * done), 1000, details);
    },
    onEpoch(report) {
      const isBest = report.heldOut !== null && report.heldOut.loss < bestLoss;
      if (isBest) bestLoss = report.heldOut.loss;
      progress?.say(passInWords({ report, epochs, isBest }));
    },
    end() {
      stopKeys?.();
      progress?.end();
    },
  };
}

function pauseKey({ pause, resume }: TrainingControls): () => void {
  let isPaused = false;
  return () => {
    isPaused = !isPaused;
    if (isPaused) pause();
    else resume();
  };
}

function beginning(passes: number): string {
  return passes === 0
    ? 'No run with these clips and options was cut off; beginning anew.'
    : `Going on after pass ${String(passes)}.`;
}

function clips(count: number): string {
  return count === 1 ? 'One clip is' : `${String(count)} clips are`;
}
