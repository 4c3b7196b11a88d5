/** Early stopping: held-out clips teach nothing, their loss chooses the pass, and a run that finds no better one ends. */
import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startWasmEngine } from '../../../main/services/training/engines/wasm-engine.ts';
import { createReferenceRecurrence } from '../../../model/recurrence/reference-recurrence.ts';
import type { NamedTensors } from '../../../model/tensor.ts';
import { betterOf, isTimeToStop } from '../../../model/training/early-stopping.ts';
import type { TrainingOptions } from '../../../model/training/options.ts';
import { train, type TrainingRequest, type TrainingState } from '../../../model/training/train.ts';
import type { TrainingClip } from '../../../model/training/training-clip.ts';
import { markerClips, markerFeatures, markerTracks } from '../helpers/marker-clips.ts';
import { randomCheckpoint } from '../helpers/random-checkpoint.ts';

beforeAll(startWasmEngine);

const clips = markerClips(8, 1);
const toy: Partial<TrainingOptions> = {
  ...{ hiddenSize: 8, window: 16, lanes: 4, epochs: 6, learningRate: 0.03 },
  inputDropout: 0.1,
};
const request: TrainingRequest = {
  clips,
  featureLength: markerFeatures,
  tracks: markerTracks,
  options: toy,
};
/** Labelled the wrong way round: the better the network learns, the worse it is on these. */
const wrong = markerClips(3, 2).map(({ targets, ...clip }): TrainingClip => ({
  ...clip,
  targets: targets.map((track) => track.map((target) => 1 - target)),
}));

/** The weights that every pass left behind. */
async function passes(changes: Partial<TrainingRequest>) {
  const states: TrainingState[] = [];
  const onEpoch = (_: unknown, state: TrainingState) => void states.push(structuredClone(state));
  const outcome = await train({ ...request, ...changes, onEpoch });
  return { outcome, states };
}

const learnt = (tensors: NamedTensors) =>
  new Map([...tensors].filter(([name]) => !name.startsWith('input.')));

describe('clips held out', () => {
  it('change nothing that is learnt', async () => {
    const [without, beside] = [await passes({}), await passes({ heldOut: wrong })];
    expect(beside.states.map(({ weights }) => weights)).toEqual(
      without.states.map(({ weights }) => weights),
    );
    expect(without.outcome.history.map(({ heldOut }) => heldOut)).toEqual(Array(6).fill(null));
  });

  it('are measured as the stream runs: from an empty memory at each clip, without dropout', async () => {
    const heldOut = markerClips(3, 5);
    const { outcome } = await passes({ heldOut, options: { ...toy, epochs: 1, layers: 2 } });
    const { shape, tensors } = outcome;
    const { manifest } = randomCheckpoint(shape);
    const recurrence = createReferenceRecurrence({ manifest, tensors });
    let [loss, right, steps] = [0, 0, 0];
    for (const { features, targets } of heldOut) {
      let s = recurrence.start();
      for (const [t, target] of targets[0]!.entries()) {
        s = recurrence.step(s, features.subarray(t * markerFeatures, (t + 1) * markerFeatures));
        const [p] = recurrence.readOut(s);
        loss -= Math.log(p![target]!);
        if (p![target]! > 0.5) right++;
        steps++;
      }
    }
    const score = outcome.history[0]!.heldOut!;
    expect(score.loss).toBeCloseTo(loss / steps, 4);
    expect(Math.abs(score.accuracy - right / steps)).toBeLessThan(0.01);
  });

  it('leave no tensor behind', async () => {
    const before = memory().numTensors;
    await train({
      ...request,
      heldOut: wrong,
      options: { ...toy, epochs: 2, recipe: 'cold-windows', window: 16 },
      onProgress: () => {
        expect(memory().numTensors).toBe(before);
      },
    });
    expect(memory().numTensors).toBe(before);
  });
});

describe('early stopping', () => {
  it('ends when its patience does and keeps the weights of the best pass', async () => {
    const options = { ...toy, epochs: 30, earlyStopping: 3 };
    const { outcome, states } = await passes({ heldOut: wrong, options });
    const losses = outcome.history.map(({ heldOut }) => heldOut!.loss);
    const best = losses.indexOf(Math.min(...losses));
    expect(outcome.isComplete).toBe(true);
    expect(outcome.history).toHaveLength(best + 1 + 3);
    expect(outcome.history.length).toBeLessThan(30);
    expect(outcome.keptPass).toBe(best + 1);
    expect(learnt(outcome.tensors)).toEqual(states[best]!.weights);
    expect(learnt(outcome.tensors)).not.toEqual(states.at(-1).weights);
  });

  it('off, runs all its passes and still keeps the best', async () => {
    const { outcome, states } = await passes({ heldOut: wrong });
    expect(outcome.history).toHaveLength(6);
    expect(learnt(outcome.tensors)).toEqual(states[outcome.keptPass - 1]!.weights);
  });

  it('stopped and resumed in any pass, ends in the same place with the same bytes', async () => {
    const options = { ...toy, epochs: 30, earlyStopping: 2, dropout: 0.2, layers: 2 };
    const { outcome, states } = await passes({ heldOut: wrong, options });
    for (const state of states) {
      const resumed = await train({
        ...request,
        heldOut: wrong,
        options,
        resumed: structuredClone(state),
      });
      expect(resumed.tensors).toEqual(outcome.tensors);
      expect(resumed.keptPass).toBe(outcome.keptPass);
      expect(resumed.history.map(({ epoch, loss }) => [epoch, loss])).toEqual(
        outcome.history.map(({ epoch, loss }) => [epoch, loss]),
      );
    }
  });

  it('without clips to hold out is refused', async () => {
    const error: unknown = await train({ ...request, options: { earlyStopping: 2 } }).catch(
      (e: unknown) => e,
    );
    expect(error).toMatchObject({ reason: 'bad-input' });
  });
});

describe('the best pass', () => {
  const weights = new Map([['w', { shape: [1], data: Float32Array.of(1) }]]);

  it('is the earliest of equals, and a copy', () => {
    const first = betterOf(null, { epoch: 1, loss: 0.5, weights });
    weights.get('w')!.data[0] = 2;
    expect(first.weights.get('w')!.data[0]).toBe(1);
    expect(betterOf(first, { epoch: 2, loss: 0.5, weights })).toBe(first);
    expect(betterOf(first, { epoch: 3, loss: 0.4, weights })).toMatchObject({ epoch: 3 });
  });

  it.each([
    [4, 3, true],
    [3, 3, false],
    [100, 0, false],
  ])('of pass 1, after %d passes with a patience of %d: time to stop is %j', (epochs, n, is) => {
    expect(isTimeToStop({ epoch: 1, loss: 1, weights }, epochs, n)).toBe(is);
    expect(isTimeToStop(null, epochs, n)).toBe(false);
  });
});
