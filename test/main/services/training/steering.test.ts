/** A training process is paused, goes on, and is stopped, and none of it changes what is learnt. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { lessonsFor } from '../../../../main/services/training/clip-labels.ts';
import {
  runTraining,
  type TrainingControls,
} from '../../../../main/services/training/run-training.ts';
import type { TrainingOrder } from '../../../../main/services/training/training-messages.ts';
import { networkOrder } from '../../../../main/services/training/training-order.ts';
import { toyMaterial } from './toy-material.ts';

const material = toyMaterial(8);
const lessons = lessonsFor('frame', material);
const order: TrainingOrder = networkOrder({
  engine: 'wasm',
  material,
  lessons,
  clips: material.clips,
  options: { hiddenSize: 16, lanes: 2, window: 8, epochs: 6 },
});

describe('a training process', () => {
  it('that is paused computes nothing until it goes on, and learns the same', async () => {
    const whole = await runTraining(order);
    let controls: TrainingControls | undefined;
    const heard: string[] = [];
    let last = 0;
    const paused = await runTraining(order, {
      onStart: (own) => (controls = own),
      onProgress: ({ done }) => {
        if (heard.length === 0 && done > 0.1) controls?.pause();
        last = done;
      },
      onPause: (isPaused) => {
        heard.push(isPaused ? 'paused' : 'goes on');
        if (!isPaused) return;
        const before = last;
        setTimeout(() => {
          heard.push(last === before ? 'still' : 'not still');
          controls?.resume();
        }, 400);
      },
    });
    expect(heard).toEqual(['paused', 'still', 'goes on']);
    expect(paused.tensors).toEqual(whole.tensors);
  });

  it('that is stopped while it is paused ends', async () => {
    const stopping = new AbortController();
    let controls: TrainingControls | undefined;
    const run = runTraining(order, {
      signal: stopping.signal,
      onStart: (own) => {
        controls = own;
        own.pause();
      },
      onPause: () => {
        stopping.abort();
      },
    });
    await expect(run).rejects.toMatchObject({ reason: 'cancelled' });
    expect(controls?.pid).toBeGreaterThan(0);
  });

  it('that is stopped says which pass is kept, where its owner keeps them', async () => {
    const stopping = new AbortController();
    const run = runTraining(
      { ...order, wantsStates: true },
      {
        signal: stopping.signal,
        onEpoch: ({ epoch }) => {
          if (epoch === 2) stopping.abort();
        },
      },
    );
    await expect(run).rejects.toThrow('Training was stopped after pass 2; go on with --resume.');
  });

  it('asked to stop before it began does not begin', async () => {
    const told: number[] = [];
    const run = runTraining(order, {
      signal: AbortSignal.abort(),
      onEpoch: ({ epoch }) => void told.push(epoch),
    });
    await expect(run).rejects.toThrow('Training was stopped as asked.');
    expect(told).toEqual([]);
  });

  it('waits with the next pass until the one before is kept', async () => {
    const events: string[] = [];
    await runTraining(
      { ...order, options: { ...order.options, epochs: 2 }, wantsStates: true },
      {
        onProgress: ({ epoch }) => {
          const event = `works on ${epoch}`;
          if (events.at(-1) !== event) events.push(event);
        },
        onEpoch: async ({ epoch }) => {
          events.push(`keeps ${epoch}`);
          await sleep(200);
          events.push(`kept ${epoch}`);
        },
      },
    );
    expect(events).toEqual([
      ...['works on 1', 'keeps 1', 'kept 1'],
      ...['works on 2', 'keeps 2', 'kept 2'],
    ]);
  });
});
