/** Whole runs in the training process on each engine: the same bytes again, near each other, never mixed. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import type { Engine } from '../../../../main/services/training/engines/engine.ts';
import { findTfjsNode } from '../../../../main/services/training/engines/find-tfjs-node.ts';
import { runTraining } from '../../../../main/services/training/run-training.ts';
import type {
  TrainedWeights,
  TrainingOrder,
} from '../../../../main/services/training/training-messages.ts';
import { openTrainingRun } from '../../../../main/services/training/training-run.ts';
import type { Project } from '../../../../main/services/project/project.ts';
import { createRandom } from '../../../../model/random.ts';
import type { TrainingState } from '../../../../model/training/train.ts';
import { distance } from '../../../model/helpers/window.ts';
import { tempFolder } from '../temp-folder.ts';

const D = 16;
const tracks = [{ id: 'a', classes: ['0', '1', '2'] }];

function orderOn(engine: Engine): TrainingOrder {
  const random = createRandom(1);
  const clips = Array.from({ length: 6 }, (_, clip) => ({
    id: `clip-${clip}`,
    features: Float32Array.from({ length: 50 * D }, () => random.normal()),
    targets: [Int32Array.from({ length: 50 }, () => random.integer(4) - 1)],
  }));
  return {
    engine,
    method: 'network',
    clips,
    featureLength: D,
    tracks: [{ id: 'a', classes: 3 }],
    options: { hiddenSize: 24, layers: 2, window: 16, lanes: 3, epochs: 2, seed: 5 },
    wantsStates: false,
  };
}

function requireTfjsNode(context: TestContext): void {
  context.skip(findTfjsNode() === null, 'tfjs-node is not built here (npm run build:tfjs-node)');
}

describe('a training', () => {
  it.for(['wasm', 'tfjs-node'] as const)(
    'gives the same bytes twice on %s',
    async (engine, context) => {
      if (engine === 'tfjs-node') requireTfjsNode(context);
      const [one, two] = [await runTraining(orderOn(engine)), await runTraining(orderOn(engine))];
      expect(two.tensors).toEqual(one.tensors);
      expect(one.engine).toBe(engine);
    },
  );

  it('comes to nearly the same weights on both engines', async (context) => {
    requireTfjsNode(context);
    const [wasm, native] = (await Promise.all(
      (['wasm', 'tfjs-node'] as const).map((engine) => runTraining(orderOn(engine))),
    )) as [TrainedWeights, TrainedWeights];
    for (const [name, { data }] of wasm.tensors) {
      expect(distance(native.tensors.get(name)!.data, data), name).toBeLessThan(1e-3);
    }
    expect(native.history.at(-1)!.loss).toBeCloseTo(wasm.history.at(-1)!.loss, 4);
  });

  it('that was cut off on one engine is another run than the same on the other', async () => {
    const root = tempFolder();
    mkdirSync(join(root, 'training'));
    const open = (engine: Engine) =>
      openTrainingRun({ root } as Project, { order: orderOn(engine), tracks, base: null });
    const tensor = { shape: [1], data: Float32Array.of(1) };
    const state: TrainingState = {
      epochs: 1,
      weights: new Map([['w', tensor]]),
      optimiser: { steps: 1, moments: new Map() },
    };
    await (await open('wasm')).write(state);
    expect(await (await open('wasm')).read()).toMatchObject({ epochs: 1 });
    expect(await (await open('tfjs-node')).read()).toBeNull();
  });
});
