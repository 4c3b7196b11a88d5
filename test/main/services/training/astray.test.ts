/** A run that goes astray keeps its last good pass as a model that a calmer run can begin from; a damaged state is refused. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toFault, type Fault } from '../../../../contract/fault.ts';
import { parseCheckpoint } from '../../../../model/checkpoint/checkpoint.ts';
import type { TrainingOptions } from '../../../../model/training/options.ts';
import type { TrainingState } from '../../../../model/training/train.ts';
import { createProject, type Project } from '../../../../main/services/project/project.ts';
import {
  learnProject,
  type LearnRequest,
} from '../../../../main/services/training/learn-project.ts';
import { encodeState, parseState } from '../../../../main/services/training/training-state-file.ts';
import { tempFolder } from '../temp-folder.ts';
import { toyMaterial } from './toy-material.ts';

/** The decay overshoots zero and further with every step: after some thirty of them no float holds the weights. */
const wild: Partial<TrainingOptions> = {
  ...{ hiddenSize: 8, lanes: 2, window: 16, epochs: 12 },
  ...{ optimiser: 'sgd', learningRate: 1, weightDecay: 9, warmUpShare: 0, finalShare: 1 },
};

function request(project: Project, changes: Partial<LearnRequest>): LearnRequest {
  const material = toyMaterial(4);
  return {
    project,
    engine: 'wasm',
    material,
    options: wild,
    base: null,
    wantsResume: false,
    listeners: {},
    ...changes,
  };
}

async function faultOf(promise: Promise<unknown>): Promise<Fault> {
  return promise.then(
    () => expect.fail('nothing was refused'),
    (error: unknown) => toFault(error),
  );
}

describe('a run whose loss is no longer a number', () => {
  it('keeps the last good pass and says where, from which pass, and what to try', async () => {
    const project = await createProject(join(tempFolder(), 'p.longtake'));
    const passes: number[] = [];
    const listeners = { onEpoch: ({ epoch }: { epoch: number }) => void passes.push(epoch) };
    const fault = await faultOf(learnProject(request(project, { listeners })));
    const last = passes.at(-1);
    expect(last).toBeGreaterThan(0);
    expect(last).toBeLessThan(12);
    expect(fault.reason).toBe('diverged');
    const [, astray, kept, path] =
      /^In pass (\d+) the loss is no longer a number; the model of pass (\d+) \(\d+ % right\) is kept: begin there with --from "(.+)" and a --learning-rate well below 1\.$/.exec(
        fault.message,
      )!;
    expect([Number(astray), Number(kept)]).toEqual([last + 1, last]);
    const base = parseCheckpoint(readFileSync(path!), 'The model');
    expect(base.manifest.metrics['keptPass']).toBe(last);
    // What a resume needs lies there still, and a calm run goes on from the model.
    const [run = ''] = readdirSync(join(project.root, 'training'));
    expect(readdirSync(join(project.root, 'training', run))).toContain('state.safetensors');
    const calm = { ...wild, learningRate: 1e-3, weightDecay: 0, epochs: 1 };
    const { checkpoint } = await learnProject(request(project, { base, options: calm }));
    expect(checkpoint.manifest.lineage.from).toBe(base.manifest.id);
  });

  it('in its first pass keeps nothing, and says what to try', async () => {
    const project = await createProject(join(tempFolder(), 'p.longtake'));
    const options = { ...wild, weightDecay: 1e30 };
    const fault = await faultOf(learnProject(request(project, { options })));
    expect(fault.reason).toBe('diverged');
    expect(fault.message).toMatch(
      /^Training went astray in pass 1: .* try a lower learning rate\.$/,
    );
  });

  it('never hands over weights that its last step broke', async () => {
    const project = await createProject(join(tempFolder(), 'p.longtake'));
    // One window in all: no loss sees what its step does.
    const options = { ...wild, weightDecay: 1e40, window: 500, epochs: 1 };
    const fault = await faultOf(learnProject(request(project, { options })));
    expect(fault.message).toContain('a weight is no longer a number');
  });
});

describe('early stopping', () => {
  it('refuses a project with too little to hold out, before anything is trained', async () => {
    const project = await createProject(join(tempFolder(), 'p.longtake'));
    const material = toyMaterial(1);
    const options = { ...wild, earlyStopping: 2 };
    const fault = await faultOf(learnProject(request(project, { material, options })));
    expect(fault).toMatchObject({ reason: 'bad-input' });
    expect(fault.message).toContain('which one clip cannot give');
  });

  it('tells how many clips it holds out', async () => {
    const project = await createProject(join(tempFolder(), 'p.longtake'));
    const begins: unknown[] = [];
    const calm = { ...wild, learningRate: 1e-3, weightDecay: 0, epochs: 1, earlyStopping: 2 };
    const listeners = { onBegin: (begin: unknown) => void begins.push(begin) };
    await learnProject(request(project, { options: calm, listeners }));
    expect(begins).toEqual([{ passes: 0, heldOut: 1 }]);
  });
});

describe('what a resume needs', () => {
  const tensor = (...data: number[]) => ({ shape: [data.length], data: Float32Array.from(data) });
  const state: TrainingState = {
    epochs: 2,
    weights: new Map([['a', tensor(1, -0.5)]]),
    optimiser: {
      steps: 7,
      moments: new Map([['a', [Float32Array.of(1e-30, 2), Float32Array.of(3, 4)]]]),
    },
    history: [
      {
        ...{ epoch: 1, loss: 1 / 3, accuracy: 0.1, gradientNorm: { before: 2, after: 1 } },
        ...{ stateGradientNorms: [[0.1, 0.2]], gateMeans: [{ z: 0.5 }], framesPerSecond: 12.3 },
        heldOut: { loss: 0.7, accuracy: 0.6 },
      },
    ],
    best: { epoch: 1, loss: 0.7, weights: new Map([['a', tensor(0.25, 8)]]) },
  };

  it('is the same when it is read back', () => {
    expect(parseState(encodeState(state), 'x')).toEqual(state);
    const without = { ...state, best: null, history: [] };
    expect(parseState(encodeState(without), 'x')).toEqual(without);
  });

  it('cut short anywhere, or with a byte changed in its header, is refused in one sentence', () => {
    const bytes = encodeState(state);
    for (let length = 0; length < bytes.length; length += 7) {
      expect(() => parseState(bytes.slice(0, length), 'x')).toThrow(
        'What a resume needs, "x", is damaged; train again without --resume.',
      );
    }
    const text = Buffer.from(bytes).toString('latin1');
    const changed = Buffer.from(text.replace('moment/0/a', 'moment/0/b'), 'latin1');
    expect(() => parseState(changed, 'x')).toThrow('is damaged');
  });

  it('damaged on the disk stops a resume, and a run without --resume replaces it', async () => {
    const project = await createProject(join(tempFolder(), 'p.longtake'));
    const calm = { ...wild, learningRate: 1e-3, weightDecay: 0, epochs: 2 };
    const stopping = new AbortController();
    const stopAtOnce = () => {
      stopping.abort();
    };
    const listeners = { signal: stopping.signal, onEpoch: stopAtOnce };
    const stopped = await faultOf(learnProject(request(project, { options: calm, listeners })));
    expect(stopped.message).toContain('after pass 1; go on with --resume');
    const [run = ''] = readdirSync(join(project.root, 'training'));
    const path = join(project.root, 'training', run, 'state.safetensors');
    writeFileSync(path, readFileSync(path).subarray(0, 1000));
    const resume = { options: calm, wantsResume: true };
    const fault = await faultOf(learnProject(request(project, resume)));
    expect(fault).toMatchObject({ reason: 'checkpoint-corrupt' });
    const { checkpoint } = await learnProject(request(project, { options: calm }));
    expect(checkpoint.manifest.metrics['epochs']).toHaveLength(2);
  });
});
