/** Holds extractors against each other on one project: accuracy on people not trained on, and time a frame, in a table. */
import { execFile } from 'node:child_process';
import { basename, join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';

const cli = join(import.meta.dirname, '../../main/cli.ts');
const ROUNDS = 3;
const MAX_OUTPUT_BYTES = 2 ** 28;

interface Scores {
  readonly frameAccuracy: number;
  readonly clipAccuracy: number;
  readonly macroF1: number;
  readonly baselines: { readonly softmax: { readonly frameAccuracy: number } };
}

async function longtake<T>(args: readonly string[]): Promise<T> {
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args, '--json'], {
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  return JSON.parse(stdout) as T;
}

/** Median time inside the extractor's call, in ms, over `frames` frames of the sample. */
async function timeOf(extractor: string, frames: number): Promise<number> {
  const size = ['--frames', String(frames), '--no-window'];
  const bench = ['bench', 'live', '--extractor', extractor, ...size];
  const { cnnMs } = await longtake<{ cnnMs: { p50: number } }>(bench);
  return cnnMs.p50;
}

/** Turn by turn, so that what else the machine does falls on all alike. */
async function timesOf(extractors: readonly string[], frames: number): Promise<number[]> {
  const rounds: number[][] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const times: number[] = [];
    for (const extractor of extractors) times.push(await timeOf(extractor, frames));
    rounds.push(times);
  }
  return extractors.map((_, i) => median(rounds.map((times) => times[i] ?? NaN)));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function percent(values: readonly number[]): string {
  const each = values.map((value) => (100 * value).toFixed(1)).join(', ');
  return `${(100 * mean(values)).toFixed(1)} (${each})`;
}

const { values, positionals: extractors } = parseArgs({
  allowPositionals: true,
  options: {
    project: { type: 'string' },
    folds: { type: 'string', default: 'group:4' },
    seeds: { type: 'string', default: '1,2,3' },
    frames: { type: 'string', default: '300' },
  },
});
const { project, folds, seeds, frames } = values;
if (project === undefined || extractors.length === 0) {
  console.error('Usage: node tools/starter/compare.ts --project DIR EXTRACTOR...');
  process.exit(2);
}
const times = await timesOf(extractors, Number(frames));
const slowest = Math.max(...times);
console.log(
  '| extractor | ms a frame | of the slowest | frames % | softmax % | clips % | macro-F1 % |',
);
console.log('|---|---|---|---|---|---|---|');
for (const [i, extractor] of extractors.entries()) {
  const scores: Scores[] = [];
  for (const seed of seeds.split(',')) {
    const judged = ['--cross-validate', folds, '--seed', seed, '--extractor', extractor];
    scores.push(await longtake<Scores>(['eval', '--project', resolve(project), ...judged]));
  }
  const time = times[i] ?? NaN;
  const cells = [
    basename(extractor),
    time.toFixed(1),
    (time / slowest).toFixed(2),
    percent(scores.map(({ frameAccuracy }) => frameAccuracy)),
    percent(scores.map(({ baselines }) => baselines.softmax.frameAccuracy)),
    percent(scores.map(({ clipAccuracy }) => clipAccuracy)),
    percent(scores.map(({ macroF1 }) => macroF1)),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
