/** Both recipes teach the same toy, resume to the same bytes, and tell how far they are. */
import { beforeAll, describe, expect, it } from 'vitest';
import { startWasmEngine } from '../../../main/services/training/engines/wasm-engine.ts';
import type { TrainingOptions } from '../../../model/training/options.ts';
import { train, type TrainingRequest, type TrainingState } from '../../../model/training/train.ts';
import { markerClips, markerFeatures, markerTracks } from '../helpers/marker-clips.ts';

beforeAll(startWasmEngine);

const toy: Partial<TrainingOptions> = {
  ...{ hiddenSize: 16, lanes: 4, inputDropout: 0, weightDecay: 0, readOutDropout: 0 },
  ...{ recipe: 'cold-windows', window: 24, stride: 4, learningRate: 0.02 },
};
const request: TrainingRequest = {
  clips: markerClips(16, 1),
  featureLength: markerFeatures,
  tracks: markerTracks,
  options: toy,
};

describe('cold windows', () => {
  it('teach a memory from their last steps alone', async () => {
    const heldOut = markerClips(8, 9);
    const { history } = await train({ ...request, heldOut, options: { ...toy, epochs: 2 } });
    // A memoryless read-out stays below 0.7 on this task.
    expect(history.at(-1)!.heldOut!.accuracy).toBeGreaterThan(0.95);
  });

  it('let the gradient of the last step be seen all the way back', async () => {
    const { history } = await train({ ...request, options: { ...toy, epochs: 1 } });
    const [norms] = history[0]!.stateGradientNorms;
    expect(norms).toHaveLength(24);
    expect(norms!.indexOf(Math.max(...norms!))).toBe(23);
    expect(norms!.every((norm) => norm > 0)).toBe(true);
  });

  it('resume to the same bytes, and tell of all that is done', async () => {
    const options = {
      ...toy,
      ...{ epochs: 3, stride: 24, layers: 2, dropout: 0.2, inputDropout: 0.2 },
    };
    const states: TrainingState[] = [];
    const done: number[] = [];
    const whole = await train({
      ...request,
      options,
      onEpoch: (_, state) => void states.push(structuredClone(state)),
      onProgress: (progress) => void done.push(progress.done),
    });
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBe(1);
    const resumed = await train({ ...request, options, resumed: states[1]! });
    expect(resumed.tensors).toEqual(whole.tensors);
  });

  it('train on a single short clip, and have no more lanes than windows', async () => {
    const clip = {
      id: 'tiny',
      features: new Float32Array(12).fill(0.5),
      targets: [Int32Array.of(1, 0, 1)],
    };
    const { history, options } = await train({
      ...request,
      clips: [clip],
      options: { recipe: 'cold-windows', hiddenSize: 4, epochs: 3 },
    });
    expect(options).toMatchObject({ lanes: 1, window: 128 });
    expect(history).toHaveLength(3);
    for (const { loss } of history) expect(loss).toBeGreaterThan(0);
  });
});
