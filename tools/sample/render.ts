/**
 * Renders clips with known labels: `node tools/sample/render.ts --seed 12 --duration 20 --out FILE.webm [--labels FILE.csv]`,
 * or with `--set 40 --out FOLDER` a training set from seeds that are never the bundled sample's.
 */
import { availableParallelism } from 'node:os';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { Fault, toFault } from '../../contract/fault.ts';
import { BUNDLED } from './bundled.ts';
import { labelRows, labelTable } from './labels.ts';
import { type ClipOrder } from './order.ts';
import { createScript } from './scene/script.ts';
import { openStudio } from './studio.ts';

interface Options {
  readonly seed?: number;
  readonly duration: number;
  readonly out: string;
  readonly labels?: string;
  readonly set?: number;
  readonly firstSeed: number;
}

const whole = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new InvalidArgumentError('It must be a whole number.');
  }
  return value;
};

async function renderOne(order: ClipOrder, { out, labels }: Options): Promise<void> {
  const table = labelTable(labelRows(path.basename(out), createScript(order.seed, order)));
  const studio = await openStudio();
  try {
    await writeFile(out, await studio.clip(order));
    if (labels !== undefined) await writeFile(labels, table);
  } finally {
    await studio.close();
  }
}

async function renderSet(count: number, { out, firstSeed, duration }: Options): Promise<void> {
  const orders = Array.from({ length: count }, (_, i): ClipOrder => ({
    seed: firstSeed + i,
    durationS: duration,
  }));
  if (orders.some(({ seed }) => seed === BUNDLED.seed)) {
    throw new Fault(
      'bad-usage',
      `Seed ${BUNDLED.seed} is the bundled sample's and must stay unseen in training: choose another --first-seed.`,
    );
  }
  await mkdir(out, { recursive: true });
  const nameOf = ({ seed }: ClipOrder): string => `seed-${seed}.webm`;
  const rows = orders.flatMap((order) => labelRows(nameOf(order), createScript(order.seed, order)));
  await writeFile(path.join(out, 'segments.csv'), labelTable(rows));
  const studio = await openStudio();
  const waiting = [...orders];
  const work = async (): Promise<void> => {
    for (let order = waiting.shift(); order !== undefined; order = waiting.shift()) {
      await writeFile(path.join(out, nameOf(order)), await studio.clip(order));
      console.error(`Rendered ${nameOf(order)}.`);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(count, availableParallelism()) }, work));
  } finally {
    await studio.close();
  }
}

const program = new Command('render')
  .description('Renders clips of a drawn person with known labels.')
  .option('--seed <n>', 'decides everything in the clip', whole)
  .option('--duration <s>', 'seconds', Number, BUNDLED.durationS)
  .requiredOption('--out <path>', 'the WebM file, or the folder of a set')
  .option('--labels <file>', 'where to write the labels')
  .option('--set <n>', 'render so many clips of consecutive seeds into a folder', whole)
  .option('--first-seed <n>', 'the first seed of a set', whole, 1001);

const options = program.parse().opts<Options>();
try {
  await (options.set === undefined
    ? renderOne({ seed: options.seed ?? BUNDLED.seed, durationS: options.duration }, options)
    : renderSet(options.set, options));
} catch (error) {
  console.error(toFault(error).message);
  process.exitCode = error instanceof Fault && error.reason === 'bad-usage' ? 2 : 1;
}
