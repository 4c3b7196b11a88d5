/** `longtake bench step`: one live step against one of the same GRU in tfjs on wasm and in onnxruntime. */
import { loadavg } from 'node:os';
import { Command } from 'commander';
import { answer, answerJson } from '../../terminal/answer.ts';
import { createProgress } from '../../terminal/progress.ts';
import { parseWholeNumber } from '../options.ts';
import type { StepBench, StepResult } from './step/step-bench.ts';

export function benchStepCommand(): Command {
  return new Command('step')
    .description('time one live step against the same GRU in tfjs and in onnxruntime')
    .option('--steps <n>', 'timed steps of each, per shape', parseWholeNumber(1), 5000)
    .option('--json', 'print one JSON document')
    .action(runBenchStep);
}

async function runBenchStep(flags: { readonly steps: number; readonly json?: true }) {
  // Loaded when it is asked for: tfjs has no place in any other command.
  const { benchSteps, LONGTAKE, TFJS, ONNXRUNTIME } = await import('./step/step-bench.ts');
  const progress = createProgress({ what: 'Stepping', unit: 'steps' });
  const bench = await benchSteps(flags.steps, progress.at).finally(progress.end);
  const document = documentOf(bench, flags.steps, { LONGTAKE, TFJS, ONNXRUNTIME });
  if (flags.json === true) await answerJson(document);
  else await answer(inWords(document));
}

type Names = Readonly<Record<'LONGTAKE' | 'TFJS' | 'ONNXRUNTIME', string>>;

function documentOf(
  { results, versions, hasOnnxRuntime }: StepBench,
  steps: number,
  { LONGTAKE, TFJS, ONNXRUNTIME }: Names,
) {
  const shapes = [...new Set(results.map(({ shape }) => shape))];
  const p50 = (name: string, shape: string): number | null =>
    results.find((result) => result.name === name && result.shape === shape)?.p50Us ?? null;
  const ratios = Object.fromEntries(
    shapes.map((shape) => {
      const ours = p50(LONGTAKE, shape);
      return [
        shape,
        // Above 1: so many times as fast as tfjs. Below 1: faster than onnxruntime.
        {
          tfjsToOurs: quotient(p50(TFJS, shape), ours),
          oursToOnnxruntime: quotient(ours, p50(ONNXRUNTIME, shape)),
        },
      ];
    }),
  );
  return {
    results,
    ratios,
    onnxruntime: hasOnnxRuntime
      ? { threads: 1 }
      : null /* not installed: it comes with the development packages */,
    steps,
    versions,
    loadAverage: loadavg()[0],
  };
}

function quotient(a: number | null, b: number | null): number | null {
  return a === null || b === null || b === 0 ? null : a / b;
}

function inWords(document: ReturnType<typeof documentOf>): string {
  const line = ({ name, shape, p50Us, p95Us }: StepResult) =>
    `${shape.padEnd(12)}${name.padEnd(20)}p50 ${p50Us.toFixed(1).padStart(7)} µs  p95 ${p95Us.toFixed(1).padStart(7)} µs`;
  const ratios = Object.entries(document.ratios).map(
    ([shape, { tfjsToOurs, oursToOnnxruntime }]) =>
      `${shape.padEnd(12)}${times(tfjsToOurs)} as fast as tfjs-wasm; takes ${times(oursToOnnxruntime)} what onnxruntime takes`,
  );
  const absent =
    document.onnxruntime === null
      ? ['onnxruntime-node is not installed here, so it was left out.']
      : [];
  return [...document.results.map(line), '', ...ratios, ...absent].join('\n');
}

function times(ratio: number | null): string {
  return ratio === null ? '-' : `${ratio.toFixed(2)} times`;
}
