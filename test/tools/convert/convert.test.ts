/** Models to PyTorch and back, both ways round: what is said and what is stored, for every cell. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CellSchema, type Cell } from '../../../contract/checkpoint.ts';
import { encodeCheckpoint, parseCheckpoint } from '../../../model/checkpoint/checkpoint.ts';
import { tempFolder } from '../../main/services/temp-folder.ts';
import { randomCheckpoint, smallShape } from '../../model/helpers/random-checkpoint.ts';
import { runConverter, runJobs, whyNoTorch, type Job } from './python.ts';
import { farthest, randomFeatures, saidByOurs, type Said } from './recurrences.ts';

/** Importing PyTorch takes seconds, and each test does. */
vi.setConfig({ testTimeout: 120_000 });

const STEPS = 120;
const cases = CellSchema.options.flatMap((cell) => [
  { cell, layers: 1, projection: null },
  { cell, layers: 3, projection: null },
  { cell, layers: 2, projection: 6 },
]);
const shapeOf = (which: (typeof cases)[number]) => ({ ...smallShape, ...which });
const features = randomFeatures(STEPS, smallShape.featureLength);

const torchModules: Record<Cell, string> = {
  gru: 'LectureGRU',
  'gru-reset-after': 'GRU',
  lstm: 'LSTM',
  rnn: 'RNN',
};

const refusalWithoutArguments = () =>
  runJobs([{ kind: 'convert', program: 'to', args: [] }])[0]?.['refusal'];

const read = (path: string) => parseCheckpoint(readFileSync(path), path);

beforeEach((context) => {
  if (whyNoTorch !== null) context.skip(whyNoTorch);
});

it('a Longtake model says the same in PyTorch, step by step and in one call', async () => {
  const folder = tempFolder();
  const models = cases.map((which, i) => {
    const model = join(folder, `${i}.safetensors`);
    const checkpoint = randomCheckpoint(shapeOf(which), i);
    writeFileSync(model, encodeCheckpoint(checkpoint));
    return { model, checkpoint, ...which };
  });
  const outcomes = runJobs(models.map(({ model }): Job => ({ kind: 'run', model, features })));
  for (const [i, { checkpoint, cell, layers }] of models.entries()) {
    const { steps, whole, module } = outcomes[i] as { steps: Said; whole: Said; module: string };
    const { reference, live } = await saidByOurs(checkpoint, features);
    expect(module).toBe(torchModules[cell]);
    expect(farthest(steps, reference), `${cell}, ${layers}`).toBeLessThan(1e-5);
    expect(farthest(steps, live), `${cell}, ${layers}`).toBeLessThan(1e-5);
    expect(farthest(whole, steps), `${cell}, ${layers}`).toBeLessThan(1e-5);
  }
});

it('a PyTorch network says the same in Longtake', async () => {
  const folder = tempFolder();
  const like = join(folder, 'like.safetensors');
  writeFileSync(like, encodeCheckpoint(randomCheckpoint(smallShape)));
  const dtypes = ['float32', 'float64', 'bfloat16'];
  const made = cases.map((which, i) => ({
    ...which,
    pt: join(folder, `${i}.pt`),
    out: join(folder, 'made', `model-${i}.safetensors`),
    again: join(folder, `${i}-again.pt`),
    dtype: dtypes[(i + Math.floor(i / 3)) % 3],
    wrapped: i % 2 === 1,
  }));
  const outcomes = runJobs([
    ...made.map(({ cell, layers, projection, pt, dtype, wrapped }, seed): Job => ({
      ...{ kind: 'make', cell, layers, projection, out: pt, dtype, wrapped, seed, features },
      ...{ D: smallShape.featureLength, H: smallShape.hiddenSize },
      tracks: Object.fromEntries(smallShape.tracks.map(({ id, classes }) => [id, classes])),
    })),
    ...made.map(({ pt, out, projection }): Job => {
      const tracks = smallShape.tracks.flatMap(({ id }) => ['--track', `${id}=head.${id}`]);
      const front = projection === null ? [] : ['--projection', 'front.0,front.1'];
      const args = [pt, '--out', out, '--like', like, ...tracks, ...front];
      return { kind: 'convert', program: 'from', args };
    }),
    ...made.map(({ out, again }): Job => ({
      kind: 'convert',
      program: 'to',
      args: [out, '--out', again],
    })),
    ...made.map(({ cell, layers, projection, pt, again }): Job => {
      const perLayer = cell === 'gru' ? ['W_x', 'W_h', 'b'] : ['weight_ih', 'weight_hh'];
      // PyTorch adds its two biases; LSTM and RNN keep the sum, the GRU with reset after keeps both.
      if (cell === 'gru-reset-after') perLayer.push('bias_ih', 'bias_hh');
      else if (cell !== 'gru') perLayer.push('bias_sum');
      const names = perLayer.flatMap((name) =>
        Array.from({ length: layers }, (_, l) => [`rnn.${name}_l${l}`, `encoder.${name}_l${l}`]),
      );
      const heads = smallShape.tracks.flatMap(({ id }, index) =>
        ['weight', 'bias'].map((kind) => [`read_outs.${index}.${kind}`, `head.${id}.${kind}`]),
      );
      const front = ['0.weight', '0.bias', '1.weight', '1.bias']
        .filter(() => projection !== null)
        .map((name) => [`projection.${name}`, `front.${name}`]);
      return {
        kind: 'compare',
        files: [pt, again],
        names: Object.fromEntries([...names, ...heads, ...front]),
      };
    }),
  ]);
  const n = cases.length;
  for (const [i, { cell, layers, projection, out }] of made.entries()) {
    const what = `${cell}, ${layers}, ${projection}`;
    expect(outcomes[n + i], what).toHaveProperty('said');
    const { steps } = outcomes[i] as { steps: Said };
    const checkpoint = read(out);
    expect(checkpoint.manifest).toMatchObject({ cell, layers, projection, id: `model-${i}` });
    const { reference, live } = await saidByOurs(checkpoint, features);
    expect(farthest(steps, reference), what).toBeLessThan(1e-5);
    expect(farthest(steps, live), what).toBeLessThan(1e-5);
    const { worst, compared } = outcomes[3 * n + i] as { worst: number; compared: number };
    expect(compared).toBeGreaterThan(6);
    expect(worst, what).toBe(0);
  }
});

it('a Longtake model comes back from PyTorch to the bit', () => {
  const folder = tempFolder();
  const trips = cases.map((which, i) => ({
    checkpoint: randomCheckpoint(shapeOf(which), i),
    model: join(folder, `${i}.safetensors`),
    pt: join(folder, `${i}.pt`),
    back: join(folder, `back-${i}.safetensors`),
  }));
  for (const { model, checkpoint } of trips) writeFileSync(model, encodeCheckpoint(checkpoint));
  const outcomes = runJobs(
    trips.flatMap(({ model, pt, back }): Job[] => [
      { kind: 'convert', program: 'to', args: [model, '--out', pt] },
      { kind: 'convert', program: 'from', args: [pt, '--out', back] },
      { kind: 'run', model: pt, features: features.slice(0, 2) },
    ]),
  );
  expect(outcomes.filter((outcome) => 'refusal' in outcome)).toEqual([]);
  for (const [i, { back, checkpoint }] of trips.entries()) {
    const { manifest, tensors } = read(back);
    expect(tensors).toEqual(checkpoint.tensors);
    const { id, createdAt, config, metrics, lineage, ...kept } = checkpoint.manifest;
    expect(manifest).toMatchObject(kept);
    expect(manifest).toMatchObject({ id: `back-${i}`, metrics: {} });
    expect(manifest.lineage).toEqual({ from: id, clips: 0 });
    expect(manifest.config).toEqual({ importedFrom: `${i}.pt` });
    expect(manifest.createdAt).not.toBe(createdAt);
    expect([config, metrics, lineage.clips]).toEqual([{}, {}, 0]);
  }
});

describe('as programs', () => {
  it('they convert, say what they made, and refuse with exit code 2 and one sentence', () => {
    const folder = tempFolder();
    const [model, pt] = [join(folder, 'm.safetensors'), join(folder, 'new', 'm.pt')];
    writeFileSync(model, encodeCheckpoint(randomCheckpoint(smallShape)));
    const done = runConverter('to_torch.py', [model, '--out', pt]);
    expect(done).toMatchObject({ status: 0, stderr: '' });
    expect(done.stdout).toContain('LectureGRU with 1 layers of 5');
    const taken = runConverter('from_torch.py', [pt, '--out', model]);
    expect(taken).toMatchObject({ status: 2, stdout: '' });
    expect(taken.stderr).toBe(
      `longtake: "${model}" is there already and is not overwritten; choose another name with --out.\n`,
    );
    expect(refusalWithoutArguments()).toMatch(/--out: see --help\.$/);
  });
});
