/** Our trainer, as the training process runs it, stopped between rounds. */
import { version_core } from '@tensorflow/tfjs-core';
import type { TrainingOptions } from '../../../../model/training/options.ts';
import { train } from '../../../../model/training/train.ts';
import type { Competitor } from './competitor.ts';
import { makeClips } from './clips.ts';
import { sizes } from './task.ts';

/** More passes than anybody waits for. */
const EPOCHS = 1_000_000;

/** tfjs-core must have been set to a backend. */
export function createLongtakeCompetitor(options: Partial<TrainingOptions>): Competitor {
  const asked = { ...options, epochs: EPOCHS };
  const { featureLength, classes } = sizes;
  const clips = makeClips(asked.lanes ?? sizes.lanes);
  const steps = clips.reduce((sum, { targets }) => sum + (targets[0]?.length ?? 0), 0);
  const turnstile = createTurnstile();
  let training: Promise<never> | null = null;
  const start = async (): Promise<never> => {
    await train({
      clips,
      featureLength,
      tracks: [{ id: 'activity', classes }],
      options: asked,
      onProgress: ({ done }) => turnstile.arrive(Math.round(done * EPOCHS * steps)),
    });
    throw new Error('The training has come to its end.');
  };
  return {
    versions: { 'tfjs-core': version_core },
    pass(windows) {
      const passed = turnstile.open(windows);
      training ??= start();
      return Promise.race([passed, training]);
    },
  };
}

/** Lets so many windows through, then holds the training until it is opened again. */
function createTurnstile() {
  let windowsLeft = 0;
  let framesBefore = 0;
  let opened = Promise.withResolvers<undefined>();
  let passed = Promise.withResolvers<number>();
  return {
    /** @returns the frames of the windows let through */
    open(windows: number): Promise<number> {
      windowsLeft = windows;
      passed = Promise.withResolvers<number>();
      opened.resolve(undefined);
      return passed.promise;
    },
    /** @param frames trained on since the beginning */
    async arrive(frames: number): Promise<void> {
      if (--windowsLeft > 0) return;
      opened = Promise.withResolvers<undefined>();
      passed.resolve(frames - framesBefore);
      framesBefore = frames;
      await opened.promise;
    },
  };
}
