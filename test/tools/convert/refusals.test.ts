/** What the converters refuse, each in one sentence and with nothing written; and the variants that they take. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { encodeCheckpoint, parseCheckpoint } from '../../../model/checkpoint/checkpoint.ts';
import { tempFolder } from '../../main/services/temp-folder.ts';
import { randomCheckpoint, smallShape } from '../../model/helpers/random-checkpoint.ts';
import { runJobs, whyNoTorch, type Job } from './python.ts';

/** Importing PyTorch takes seconds, and each test does. */
vi.setConfig({ testTimeout: 120_000 });

type Shapes = Readonly<Record<string, readonly number[]>>;

const [D, H, C] = [7, 5, 3];
const rnn: Shapes = { 'f.weight_ih_l0': [H, D], 'f.weight_hh_l0': [H, H] };
const head: Shapes = { 'h.weight': [C, H], 'h.bias': [C] };
const TRACK = ['--track', 'a=h:x,y,z'];
const EXTRACTOR = [
  ...['--extractor-name', 'e', '--extractor-sha256', '0'.repeat(64)],
  ...['--tasks-vision', '0.10.35', '--preprocessing', 'p'],
];
const FULL = [...TRACK, ...EXTRACTOR, '--rate', '15'];

const refusedStates: [string, Shapes, string[], RegExp][] = [
  ['no recurrent module', head, FULL, /holds no nn\.GRU/],
  ['two of them', { ...rnn, ...head, 'g.weight_ih_l0': [H, D] }, FULL, /\(f, g\).*--rnn/],
  ['another --rnn', { ...rnn, ...head }, [...FULL, '--rnn', 'q'], /under that name/],
  ['both directions', { ...rnn, ...head, 'f.weight_ih_l0_reverse': [H, D] }, FULL, /bidirectional/],
  ['an LSTM that projects', { ...rnn, ...head, 'f.weight_hr_l0': [H, H] }, FULL, /projected/],
  ['half a layer', { 'f.weight_ih_l0': [H, D], ...head }, FULL, /not whole/],
  ['two gates', { 'f.weight_ih_l0': [10, D], 'f.weight_hh_l0': [10, H] }, FULL, /fits no GRU/],
  [
    'layers of other sizes',
    { ...rnn, ...head, 'f.weight_ih_l1': [H, 9], 'f.weight_hh_l1': [H, H] },
    FULL,
    /layers\.1\.W_x/,
  ],
  ['no read-out', rnn, FULL, /no tensor "h\.weight"/],
  [
    'a read-out of another size',
    { ...rnn, 'h.weight': [C, H + 1] },
    FULL,
    /does not read a state of 5/,
  ],
  [
    'classes too few',
    { ...rnn, ...head },
    [...EXTRACTOR, '--rate', '15', '--track', 'a=h:x,y'],
    /readout\.a\.W/,
  ],
  [
    'a class twice',
    { ...rnn, ...head },
    [...EXTRACTOR, '--rate', '15', '--track', 'a=h:x,y,x'],
    /named twice/,
  ],
  ['a track twice', { ...rnn, ...head }, [...FULL, ...TRACK], /named twice/],
  [
    'a class that is no id',
    { ...rnn, ...head },
    [...EXTRACTOR, '--rate', '15', '--track', 'a=h:x,y,a b'],
    /cannot be a class/,
  ],
  [
    'a track without classes',
    { ...rnn, ...head },
    [...EXTRACTOR, '--rate', '15', '--track', 'a=h'],
    /classes .* not known/,
  ],
  ['a track that is none', { ...rnn, ...head }, [...EXTRACTOR, '--track', 'a'], /is not a track/],
  ['no track', { ...rnn, ...head }, [...EXTRACTOR, '--rate', '15'], /which Linear reads out/],
  ['no extractor', { ...rnn, ...head }, TRACK, /what made the features/],
  [
    'half an extractor',
    { ...rnn, ...head },
    [...TRACK, '--extractor-name', 'e'],
    /--extractor-sha256 is missing/,
  ],
  ['no rate', { ...rnn, ...head }, [...TRACK, ...EXTRACTOR], /steps per second/],
  ['a rate of 0', { ...rnn, ...head }, [...TRACK, ...EXTRACTOR, '--rate', '0'], /from 0\.1 to 240/],
  ['a rate that is none', { ...rnn, ...head }, [...TRACK, ...EXTRACTOR, '--rate', 'x'], /--rate/],
  [
    'an id that is none',
    { ...rnn, ...head },
    [...FULL, '--id', '../x'],
    /cannot be the model's id/,
  ],
  [
    'more than we have a place for',
    { ...rnn, ...head, 'cnn.weight': [2] },
    FULL,
    /also holds "cnn\.weight"/,
  ],
];

function jobOf(folder: string, [, shapes, args]: (typeof refusedStates)[number], i: number): Job[] {
  const pt = join(folder, `${i}.pt`);
  return [
    { kind: 'save', shapes, out: pt },
    { kind: 'convert', program: 'from', args: [pt, '--out', join(folder, 'out', 'm'), ...args] },
  ];
}

beforeEach((context) => {
  if (whyNoTorch !== null) context.skip(whyNoTorch);
});

const refusalOf = (outcome: unknown) => (outcome as { refusal?: string }).refusal ?? 'no refusal';

it('a checkpoint that does not fit is one sentence', () => {
  const folder = tempFolder();
  const outcomes = runJobs(refusedStates.flatMap((row, i) => jobOf(folder, row, i)));
  for (const [i, [what, , , sentence]] of refusedStates.entries()) {
    expect(refusalOf(outcomes[2 * i + 1]), what).toMatch(sentence);
  }
  expect(existsSync(join(folder, 'out'))).toBe(false);
});

it('a file that is none, or not whole, is one sentence', () => {
  const folder = tempFolder();
  const path = (name: string): string => join(folder, name);
  const model = encodeCheckpoint(randomCheckpoint(smallShape));
  const text = Buffer.from(model).toString('latin1');
  const changed = (from: string, to: string): Buffer =>
    Buffer.from(text.replace(from, to), 'latin1');
  const files: [string, string, Uint8Array | null, RegExp][] = [
    ['to', 'absent', null, /There is no file/],
    ['to', 'empty', new Uint8Array(), /header is longer than the file/],
    [
      'to',
      'huge-header',
      Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 127, 123),
      /longer than/,
    ],
    ['to', 'cut', model.subarray(0, -4), /tensors end before or beyond/],
    ['to', 'longer', Uint8Array.of(...model, 0), /tensors end before or beyond/],
    ['to', 'other-gates', changed('[\\"z\\",\\"r\\"', '[\\"r\\",\\"z\\"'), /another convention/],
    ['to', 'fewer', changed('"layers.0.b"', '"layers.0.c"'), /exactly the tensors/],
    ['to', 'sizes', changed('hiddenSize\\":5', 'hiddenSize\\":6'), /is not \[18, 7\]/],
    ['to', 'newer', changed('schemaVersion\\":1', 'schemaVersion\\":2'), /another version/],
    [
      'to',
      'foreign',
      readFileSync(new URL('../../golden/foreign.safetensors', import.meta.url)),
      /of another program/,
    ],
    ['from', 'absent', null, /There is no file/],
    ['from', 'text', Buffer.from('not a checkpoint'), /not a file of tensors/],
  ];
  for (const [, name, bytes] of files) if (bytes !== null) writeFileSync(path(name), bytes);
  mkdirSync(path('folder'));
  const broken = model.slice();
  new DataView(broken.buffer).setFloat32(broken.length - 4, NaN, true);
  writeFileSync(path('nan'), broken);
  writeFileSync(path('whole'), model);
  const into = (name: string): string[] => ['--out', path(name)];
  const outcomes = runJobs([
    ...files.map(([program, name]): Job => {
      return { kind: 'convert', program, args: [path(name), ...into('out/m')] };
    }),
    { kind: 'convert', program: 'to', args: [path('nan'), ...into('out/m')] },
    { kind: 'convert', program: 'to', args: [path('folder'), ...into('out/m')] },
    { kind: 'convert', program: 'to', args: [path('whole'), ...into('whole/below')] },
    { kind: 'save', shapes: { ...rnn, ...head }, value: 'inf', out: path('inf') },
    { kind: 'convert', program: 'from', args: [path('inf'), ...into('out/m'), ...FULL] },
  ]);
  const sentences = outcomes.map(refusalOf);
  for (const [i, [, name, , sentence]] of files.entries())
    expect(sentences[i], name).toMatch(sentence);
  const rest = sentences.slice(files.length);
  expect(rest[0]).toMatch(/a number that is none/);
  expect(rest[1]).toMatch(/cannot be read/);
  expect(rest[2]).toMatch(/a folder of its path is a file/);
  expect(rest[4]).toMatch(/holds a number that is none/);
  expect(existsSync(path('out'))).toBe(false);
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});

it('a network without biases, and parts left out by name, are taken', () => {
  const folder = tempFolder();
  const [pt, out] = [join(folder, 'a.pt'), join(folder, 'a.safetensors')];
  const shapes = { ...rnn, 'h.weight': [C, H], 'cnn.weight': [2] };
  const args = [pt, '--out', out, ...FULL, '--leave-out', 'cnn.', '--id', 'mine'];
  const outcomes = runJobs([
    { kind: 'save', shapes, out: pt },
    { kind: 'convert', program: 'from', args },
  ]);
  expect(outcomes[1]).toEqual({ said: `rnn with 1 layers of 5, model mine: ${out}` });
  const { manifest, tensors } = parseCheckpoint(readFileSync(out), out);
  expect(tensors.get('layers.0.b')?.data).toEqual(new Float32Array(H));
  expect(tensors.get('input.scale')?.data).toEqual(new Float32Array(D).fill(1));
  expect(manifest).toMatchObject({
    tracks: [{ id: 'a', classes: ['x', 'y', 'z'] }],
    modelRate: 15,
    extractor: { name: 'e', featureLength: D, delegate: 'CPU' },
  });
});
