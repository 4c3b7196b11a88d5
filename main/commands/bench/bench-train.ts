/** `longtake bench train`: our trainer against tf.layers.gru on the same engine and torch.nn.GRU on the same processor. */
import { cpus, loadavg } from 'node:os';
import { Command } from 'commander';
import { Fault } from '../../../contract/fault.ts';
import { answer, answerJson } from '../../terminal/answer.ts';
import { createProgress } from '../../terminal/progress.ts';
import { parseWholeNumber } from '../options.ts';
import { ourTrainer, OURS, pyTorch, TF_LAYERS, tfLayers, TORCH } from './train/contenders.ts';
import { sweepTraining, type SweepRow } from './train/sweep.ts';
import { EngineSchema } from '../../services/training/engines/engine.ts';
import { sizes } from './train/task.ts';
import { benchTrainers, type TrainAbsence, type TrainResult } from './train/train-bench.ts';

interface BenchTrainFlags {
  readonly steps: number;
  readonly rounds: number;
  readonly sweep?: true;
  readonly json?: true;
}

export function benchTrainCommand(): Command {
  return new Command('train')
    .description('time training against tf.layers.gru and torch.nn.GRU')
    .option('--steps <n>', 'windows of our trainer, on each engine', parseWholeNumber(1), 500)
    .option('--rounds <n>', 'turns in which they are taken', parseWholeNumber(1), 10)
    .option('--sweep', 'our trainer alone, at other lanes, windows and hidden sizes')
    .option('--json', 'print one JSON document')
    .action(runBenchTrain);
}

async function runBenchTrain(flags: BenchTrainFlags): Promise<void> {
  const progress = createProgress({ what: 'Training', unit: 'turns' });
  const options = { windows: flags.steps, rounds: flags.rounds, onProgress: progress.at };
  if (flags.sweep === true) {
    const sweep = await sweepTraining(options).finally(progress.end);
    if (flags.json === true) await answerJson({ sweep, ...machine() });
    else await answer(sweepInWords(sweep));
    return;
  }
  const engines = EngineSchema.options;
  const contenders = [
    ...engines.flatMap((engine) => [ourTrainer(engine), tfLayers(engine)]),
    pyTorch(null),
    pyTorch(1),
  ];
  const document = documentOf(await benchTrainers(contenders, options).finally(progress.end));
  if (flags.json === true) await answerJson(document);
  else await answer(inWords(document));
}

function documentOf(outcomes: readonly (TrainResult | TrainAbsence)[]) {
  const results = outcomes.filter((outcome) => 'framesPerSecond' in outcome);
  const absent = outcomes.filter((outcome) => 'reason' in outcome);
  const ratios = ratiosByEngine(results, 'framesPerSecond');
  if (ratios.wasm === null) throw new Fault('failed', absent[0]?.reason ?? 'Nothing was measured.');
  const grown = results.filter(({ name }) => name === OURS).map((own) => own.tensorsGrown ?? 0);
  return {
    sizes,
    results,
    absent,
    ratios,
    processorTimeRatios: ratiosByEngine(results, 'framesPerCpuSecond'),
    tensorsGrown: Math.max(...grown),
    ...machine(),
  };
}

type Measure = 'framesPerSecond' | 'framesPerCpuSecond';

function ratiosByEngine(results: readonly TrainResult[], measure: Measure) {
  const of = (engine: string) => ratiosOf(results, engine, measure);
  return { wasm: of('wasm'), 'tfjs-node': of('tfjs-node') };
}

/** Against the faster one where a rival ran in two ways; null where our trainer did not run on the engine. */
function ratiosOf(results: readonly TrainResult[], engine: string, measure: Measure) {
  const own = results.find((result) => result.name === OURS && result.engine === engine);
  if (own === undefined) return null;
  const against = (rivals: readonly TrainResult[]): number | null =>
    rivals.length === 0 ? null : own[measure] / Math.max(...rivals.map((one) => one[measure]));
  return {
    vsTfLayersGru: against(
      results.filter((result) => result.name === TF_LAYERS && result.engine === engine),
    ),
    vsTorch: against(results.filter(({ name }) => name === TORCH)),
  };
}

/** Timings mean little without it. */
function machine() {
  const [first] = cpus();
  return { cpu: first?.model ?? 'unknown', cpus: cpus().length, loadAverage: loadavg()[0] };
}

function inWords({ results, absent, ratios, tensorsGrown }: ReturnType<typeof documentOf>): string {
  const rows = results.map(
    (row) =>
      `${row.name.padEnd(16)}${row.engine.padEnd(19)}${whole(row.framesPerSecond)} frames/s  ${whole(row.framesPerCpuSecond)} per second of processor  ${whole(row.peakBytes / 2 ** 20)} MiB`,
  );
  const quotients = Object.entries(ratios).flatMap(([engine, ratio]) =>
    ratio === null
      ? []
      : [
          `${engine}: ${times(ratio.vsTfLayersGru)} as fast as tf.layers.gru, ${times(ratio.vsTorch)} as fast as torch.nn.GRU`,
        ],
  );
  return [
    ...rows,
    '',
    ...quotients,
    `Tensors grown: ${String(tensorsGrown)}`,
    ...absent.map(({ reason }) => reason),
  ].join('\n');
}

function sweepInWords(rows: readonly SweepRow[]): string {
  return [
    'lanes  window  hidden   frames/s  per second of processor     MiB',
    ...rows.map(
      (row) =>
        `${whole(row.lanes, 5)}${whole(row.window, 8)}${whole(row.hiddenSize, 8)}${whole(row.framesPerSecond, 11)}${whole(row.framesPerCpuSecond, 25)}${whole(row.peakBytes / 2 ** 20, 8)}`,
    ),
  ].join('\n');
}

function whole(value: number, width = 7): string {
  return value.toFixed(0).padStart(width);
}

function times(ratio: number | null): string {
  return ratio === null ? '-' : `${ratio.toFixed(2)} times`;
}
