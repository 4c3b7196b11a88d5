/** Training end to end: determinism, memory, tensors that neither leak nor grow. */
import { memory } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { CellSchema } from '../../../contract/checkpoint.ts';
import { Fault } from '../../../contract/fault.ts';
import type { TrainingOptions } from '../../../model/training/options.ts';
import { trainSoftmax } from '../../../model/training/softmax.ts';
import { train, type TrainingRequest, type TrainingState } from '../../../model/training/train.ts';
import type { TrainingClip } from '../../../model/training/training-clip.ts';
import { createMemorylessRecurrence } from '../../../model/recurrence/memoryless-recurrence.ts';
import { testedEngines, useEngine } from '../helpers/engines.ts';
import { markerClips, markerFeatures, markerTracks } from '../helpers/marker-clips.ts';

const [D, tracks] = [markerFeatures, markerTracks];
const clips = markerClips(24, 1);
const toy: Partial<TrainingOptions> = {
  hiddenSize: 16,
  window: 16,
  lanes: 4,
  epochs: 25,
  learningRate: 0.02,
  inputDropout: 0,
  weightDecay: 0,
};
const request: TrainingRequest = { clips, featureLength: D, tracks, options: toy };
const short: TrainingRequest = {
  ...request,
  options: { ...toy, epochs: 3, layers: 2, inputDropout: 0.2, inputNoise: 0.1, dropout: 0.2 },
};

// A native kernel costs more to call than to run at these sizes.
const timeout = 120_000;

describe.each(testedEngines)('training on $engine', { timeout }, ({ engine }) => {
  useEngine(engine);

  it.each(CellSchema.options)(
    'teaches %s to remember, where a memoryless read-out cannot',
    async (cell) => {
      const { history } = await train({ ...request, options: { ...toy, cell } });
      expect(history.at(-1)!.accuracy).toBeGreaterThan(cell === 'rnn' ? 0.9 : 0.95);
      expect(history.map(({ epoch }) => epoch)).toEqual(
        Array.from({ length: 25 }, (_, i) => i + 1),
      );
      expect(history[0]!.loss).toBeGreaterThan(history.at(-1)!.loss);
    },
  );

  it('leaves the memoryless read-out near chance on the same task', () => {
    const model = createMemorylessRecurrence(trainSoftmax(request).tensors, [
      { id: 'last', classes: ['0', '1'] },
    ]);
    let [right, all] = [0, 0];
    for (const { features, targets } of clips) {
      for (const [t, target] of targets[0]!.entries()) {
        const [p] = model.readOut(model.step(model.start(), features.subarray(t * D, (t + 1) * D)));
        all++;
        if (p!.indexOf(Math.max(...p!)) === target) right++;
      }
    }
    expect(right / all).toBeLessThan(0.7);
  });

  it('gives the same bytes for the same seed, and others for another', async () => {
    const [one, two] = [await train(short), await train(short)];
    const other = await train({ ...short, options: { ...short.options, seed: 2 } });
    expect(two.tensors).toEqual(one.tensors);
    expect(other.tensors).not.toEqual(one.tensors);
  });

  it('resumes to the same bytes as a run that was never stopped', async () => {
    const whole = await train(short);
    const kept: TrainingState[] = [];
    const stopped = await train({
      ...short,
      onEpoch: (_, state) => void kept.push(structuredClone(state)),
      shouldStop: () => kept.length === 1,
    });
    expect(stopped.isComplete).toBe(false);
    const resumed = await train({ ...short, resumed: kept[0]! });
    expect(resumed.isComplete).toBe(true);
    expect(resumed.tensors).toEqual(whole.tensors);
    expect(resumed.history.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
  });

  it('leaves no tensor behind and tells how far it is', async () => {
    const before = memory().numTensors;
    const done: number[] = [];
    await train({
      ...short,
      onProgress: (progress) => {
        expect(memory().numTensors).toBe(before);
        done.push(progress.done);
      },
    });
    expect(done.length).toBeGreaterThan(10);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBeCloseTo(1, 12);
  });

  it('clips the gradient to the norm asked for', async () => {
    const { history } = await train({ ...short, options: { ...short.options, clipNorm: 0.05 } });
    for (const { gradientNorm } of history) {
      expect(gradientNorm.before).toBeGreaterThan(0.05);
      expect(gradientNorm.after).toBeCloseTo(0.05, 12);
    }
  });

  it('learns two tracks at once, each from its own labels', async () => {
    const both = clips.map((clip, index) => {
      const [last = new Int32Array()] = clip.targets;
      const unlabelled = last.map(() => -1);
      return { ...clip, targets: index % 2 ? [last, unlabelled] : [unlabelled, last] };
    });
    const { history } = await train({
      ...request,
      clips: both,
      tracks: [tracks[0]!, { id: 'again', classes: 2 }],
      options: { ...toy, epochs: 40 },
    });
    expect(history.at(-1)!.accuracy).toBeGreaterThan(0.93);
  });

  const [first] = clips as [TrainingClip<Float32Array>, ...TrainingClip<Float32Array>[]];
  const nan = first.features.slice();
  nan[5] = NaN;
  const refused: [string, Partial<TrainingRequest>, string, RegExp][] = [
    ['no clips', { clips: [] }, 'bad-input', /No clip carries a label/],
    [
      'nothing labelled',
      { clips: [{ ...first, targets: [first.targets[0]!.map(() => -1)] }] },
      'bad-input',
      /No clip carries a label/,
    ],
    [
      'a feature that is no number',
      { clips: [{ ...first, features: nan }] },
      'bad-input',
      /clip-0/,
    ],
    [
      'features of another length',
      { clips: [{ ...first, features: first.features.slice(1) }] },
      'bad-input',
      /"clip-0" has features that are not vectors of 4/,
    ],
    [
      'labels for too few steps',
      { clips: [{ ...first, targets: [first.targets[0]!.slice(1)] }] },
      'bad-input',
      /another number of steps/,
    ],
    [
      'a class without an output',
      { tracks: [{ id: 'last', classes: 1 }] },
      'bad-input',
      /no output/,
    ],
    ['a track too many', { tracks: [...tracks, ...tracks] }, 'bad-input', /number of tracks/],
    ['a window of zero', { options: { window: 0 } }, 'bad-usage', /window must be a whole number/],
    ['a dropout of one', { options: { inputDropout: 1 } }, 'bad-usage', /inputDropout/],
    ['a learning rate of zero', { options: { learningRate: 0 } }, 'bad-usage', /learningRate/],
  ];

  it.each(refused)('refuses %s in one sentence', async (_, change, reason, sentence) => {
    const error: unknown = await train({ ...request, ...change }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(Fault);
    expect(error).toMatchObject({ reason });
    expect((error as Fault).message).toMatch(sentence);
  });

  it('stops with advice when the loss is no longer a number', async () => {
    // Decay a thousand times the weight, away from zero and on: float32 overflows within a dozen steps.
    const wild = { ...toy, optimiser: 'sgd', learningRate: 10, weightDecay: 100 } as const;
    const error: unknown = await train({ ...request, options: wild }).catch((e: unknown) => e);
    expect(error).toMatchObject({ reason: 'diverged' });
    expect((error as Fault).message).toMatch(/pass 1.*lower learning rate/);
  });

  it('trains on a single clip of a single step', async () => {
    const tiny = {
      id: 'tiny',
      features: new Float32Array(D).fill(0.5),
      targets: [Int32Array.of(1)],
    };
    const { history } = await train({ ...request, clips: [tiny], options: { ...toy, epochs: 2 } });
    expect(history).toHaveLength(2);
    expect(history.at(-1)!.loss).toBeGreaterThan(0);
  });
});
