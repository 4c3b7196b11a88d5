/** A run that is killed, at any moment and however often, resumes to the very bytes of one that was never disturbed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../../main/services/training/engines/engine.ts';
import { parseCheckpoint } from '../../../../model/checkpoint/checkpoint.ts';
import type { TrainingOptions } from '../../../../model/training/options.ts';
import { tempFolder } from '../temp-folder.ts';
import { requireTfjsNode } from './require-tfjs-node.ts';

const script = fileURLToPath(new URL('./killed-training.ts', import.meta.url));
const EPOCHS = 5;

interface Run {
  readonly engine?: Engine;
  readonly root: string;
  readonly options: Partial<TrainingOptions>;
  readonly model: string;
}

interface Kill {
  /** The whole program, or its training process alone. */
  readonly victim: 'program' | 'trainer';
  /** Strikes this long after this pass is told; 0 for the beginning. */
  readonly afterPass: number;
  readonly delayMs: number;
}

interface Fate {
  readonly lines: readonly string[];
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One process from its beginning to its end, of which it may not be the master. */
async function live(
  { root, options, model, engine = 'wasm' }: Run,
  end: Kill | { readonly fatalWrite: number },
): Promise<Fate> {
  const fatal = 'fatalWrite' in end ? String(end.fatalWrite) : '0';
  const args = [script, root, JSON.stringify(options), model, fatal, engine];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const lines: string[] = [];
  let trainer = 0;
  let begun = 0;
  let isAimed = false;
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    const [word, number] = line.split(' ');
    if (word === 'begin') begun = Number(number);
    if (word === 'trainer') trainer = Number(number);
    if (!('victim' in end) || (word !== 'trainer' && word !== 'pass')) return;
    const passes = word === 'pass' ? Number(number) : begun;
    if (isAimed || passes < end.afterPass) return;
    isAimed = true;
    void sleep(end.delayMs).then(() => {
      if (end.victim === 'program') child.kill('SIGKILL');
      else killIfThere(trainer);
    });
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { lines, code, signal };
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

const undisturbed = { fatalWrite: 0 };

async function learn(run: Run): Promise<Fate> {
  const fate = await live(run, undisturbed);
  expect(fate).toMatchObject({ code: 0, signal: null });
  expect(readdirSync(join(run.root, 'training'))).toEqual([]);
  return fate;
}

function weightsIn(model: string): ReadonlyMap<string, Uint8Array> {
  const { tensors } = parseCheckpoint(readFileSync(model), 'The model');
  return new Map(
    [...tensors].map(([name, { data }]) => [
      name,
      new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    ]),
  );
}

const passesTold = ({ lines }: Fate) => lines.filter((line) => line.startsWith('pass '));

const small = {
  ...{ hiddenSize: 12, layers: 2, lanes: 3, epochs: EPOCHS, learningRate: 0.02 },
  ...{ dropout: 0.2, inputDropout: 0.2, readOutDropout: 0.3, inputNoise: 0.1 },
} as const;

describe('a training run that is killed', () => {
  it.for<[string, Partial<TrainingOptions>, Engine?]>([
    ['AdamW on tfjs-node', { optimiser: 'adamw', window: 12 }, 'tfjs-node'],
    ['AdamW, carried across clips', { optimiser: 'adamw', carryAcrossClips: 0.5, window: 12 }],
    ['SGD, with early stopping', { optimiser: 'sgd', earlyStopping: 5, window: 12, cell: 'lstm' }],
    [
      'AdamW, cold windows, with early stopping',
      { optimiser: 'adamw', recipe: 'cold-windows', window: 24, stride: 6, earlyStopping: 5 },
    ],
    ['SGD, cold windows', { optimiser: 'sgd', recipe: 'cold-windows', window: 24, stride: 6 }],
  ])(
    'at random moments resumes to the same bytes: %s',
    { timeout: 120_000 },
    async ([, changes, engine = 'wasm'], context) => {
      if (engine === 'tfjs-node') requireTfjsNode(context);
      const folder = tempFolder();
      const options = { ...small, ...changes };
      const whole = {
        engine,
        root: join(folder, 'whole'),
        options,
        model: join(folder, 'whole.st'),
      };
      await learn(whole);

      const run = { ...whole, root: join(folder, 'killed'), model: join(folder, 'killed.st') };
      const kills = (['program', 'trainer', 'program'] as const).map((victim, i) => ({
        victim,
        afterPass: i + Math.floor(Math.random() * 2),
        delayMs: Math.random() * 150,
      }));
      let struck = 0;
      for (const kill of kills) {
        const fate = await live(run, kill);
        if (fate.code !== 0) struck++;
        else break; // quicker than its killer
      }
      const last = await live(run, undisturbed);
      expect(last.code, JSON.stringify(kills)).toBe(0);
      expect(struck, JSON.stringify(kills)).toBeGreaterThan(0);
      expect(weightsIn(run.model), JSON.stringify(kills)).toEqual(weightsIn(whole.model));
    },
  );

  it('in the middle of writing what a resume needs finds the state before it whole', async () => {
    const folder = tempFolder();
    const options = { ...small, window: 12, earlyStopping: 4 };
    const whole = { root: join(folder, 'whole'), options, model: join(folder, 'whole.st') };
    expect(passesTold(await learn(whole))).toHaveLength(EPOCHS);

    const run = { root: join(folder, 'killed'), options, model: join(folder, 'killed.st') };
    // The first write is project.json, where the project is made; the fourth is the third pass's state.
    expect(await live(run, { fatalWrite: 4 })).toMatchObject({ signal: 'SIGKILL' });
    const [name = ''] = readdirSync(join(run.root, 'training'));
    const files = readdirSync(join(run.root, 'training', name));
    expect(files.sort()).toEqual([
      'state.safetensors',
      expect.stringMatching(/^state\.safetensors\.\d+$/),
    ]);
    const [state, half] = files.map((file) => readFileSync(join(run.root, 'training', name, file)));
    expect(half!.length).toBeLessThan(state!.length);

    const resumed = await learn(run);
    expect(resumed.lines[0]).toBe('begin 2');
    expect(passesTold(resumed)).toEqual(['pass 3', 'pass 4', 'pass 5']);
    expect(weightsIn(run.model)).toEqual(weightsIn(whole.model));
    const { manifest } = parseCheckpoint(readFileSync(run.model), 'The model');
    const history = manifest.metrics['epochs'] as { epoch: number }[];
    expect(history.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5]); // the curves are whole
  }, 120_000);

  it('whose training process dies alone says so and how to go on', async () => {
    const folder = tempFolder();
    const run = { root: join(folder, 'p'), options: small, model: join(folder, 'm.st') };
    const fate = await live(run, { victim: 'trainer', afterPass: 1, delayMs: 0 });
    expect(fate).toMatchObject({ code: 1, signal: null });
    expect((await learn(run)).lines[0]).toMatch(/^begin [1-5]$/);
  }, 120_000);
});
