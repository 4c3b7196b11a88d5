/** A competitor in a process of its own, so that its memory is its own: takes an order, then rounds, and answers each. */
import { createInterface } from 'node:readline';
import { memory } from '@tensorflow/tfjs-core';
import { toFault } from '../../../../contract/fault.ts';
import { parseJsonWith } from '../../../../contract/parse.ts';
import { startEngine } from '../../../services/training/engines/start-engine.ts';
import { startTfjsWasm } from '../../../services/training/engines/wasm-engine.ts';
import type { Competitor } from './competitor.ts';
import { OrderSchema, RoundSchema, type Order, type Passed } from './task.ts';

// Standard output carries answers alone; what a library has to say goes where it disturbs nobody.
console.log = console.error;

async function work(): Promise<void> {
  let competitor: Competitor | null = null;
  for await (const line of createInterface({ input: process.stdin })) {
    if (competitor === null) {
      competitor = await begin(parseJsonWith(OrderSchema, line, { what: 'The order' }));
      say({ versions: competitor.versions });
    } else {
      const { windows } = parseJsonWith(RoundSchema, line, { what: 'The round' });
      say(await passRound(competitor, windows));
    }
  }
}

async function begin({ competitor, engine, options }: Order): Promise<Competitor> {
  if (competitor === 'longtake') {
    await startEngine(engine);
    const { createLongtakeCompetitor } = await import('./longtake-competitor.ts');
    return createLongtakeCompetitor(options);
  }
  // As tfjs is for everybody else.
  await (engine === 'wasm' ? startTfjsWasm() : startEngine(engine));
  const { createTfLayersCompetitor } = await import('./tf-layers-competitor.ts');
  return createTfLayersCompetitor();
}

async function passRound(competitor: Competitor, windows: number): Promise<Passed> {
  const startMs = performance.now();
  const startCpu = process.cpuUsage();
  const frames = await competitor.pass(windows);
  const seconds = (performance.now() - startMs) / 1000;
  const { user, system } = process.cpuUsage(startCpu);
  return {
    frames,
    seconds,
    cpuSeconds: (user + system) / 1e6,
    peakBytes: 1024 * process.resourceUsage().maxRSS,
    tensors: memory().numTensors,
  };
}

function say(answer: unknown): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

try {
  await work();
} catch (error) {
  console.error(toFault(error).message);
  process.exitCode = 1;
}
// The training of a competitor waits for rounds that nobody will ask for any more.
process.exit();
