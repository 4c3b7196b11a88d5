/** `longtake bench live`: the whole live path on a 30 fps camera that plays the sample, headless and with the window open. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Delegate } from '../../../contract/extractor.ts';
import type { LiveCounters } from '../../../contract/live-counters.ts';
import { places } from '../../places.ts';
import {
  measureHeadless,
  measureWindow,
  writeUntrainedModel,
  type LiveBench,
  type Measured,
  type MeasuredWindow,
} from './live-bench.ts';
import type { TestedDelegate } from '../../services/delegates/tested-delegate.ts';
import type { Extractor } from '../../services/extractors/resolve-extractor.ts';
import { requireExtractor, resolveModel } from '../../services/models/resolve-model.ts';
import { makeCameraFile } from '../../services/pixels/camera-file.ts';
import { answer, answerJson, remark } from '../../terminal/answer.ts';
import { whileInterruptible } from '../../terminal/interrupt.ts';
import { createProgress } from '../../terminal/progress.ts';
import { cameraFlags } from '../camera-flags.ts';
import {
  chooseDelegate,
  delegateOf,
  delegateOption,
  type WantedDelegate,
} from '../choose-delegate.ts';
import { chooseExtractor } from '../choose-model.ts';
import { extraFlags } from '../extra-flags.ts';
import { parseWholeNumber } from '../options.ts';
import { withStage } from '../with-stage.ts';

const CAMERA_FPS = 30;
const MODEL_RATE = 15;

interface BenchLiveFlags {
  readonly extractor?: string;
  readonly model?: string;
  readonly video: string;
  readonly frames: number;
  readonly window: boolean;
  readonly delegate?: WantedDelegate;
  readonly json?: true;
}

export function benchLiveCommand(): Command {
  return new Command('live')
    .description('run the live path on a 30 fps camera and time it, headless and with the window')
    .option('--extractor <extractor>', 'a name or a path')
    .option(
      '--model <model>',
      'a model file; default: an untrained GRU of 128 units that fits the extractor',
    )
    .option('--video <file>', 'the video the camera plays', places.sample)
    .option('--frames <n>', 'how many frames each time', parseWholeNumber(1), 2000)
    .addOption(delegateOption(''))
    .option('--no-window', 'headless alone')
    .option('--json', 'print one JSON document')
    .action(runBenchLive);
}

async function runBenchLive(flags: BenchLiveFlags): Promise<void> {
  const extractor = await chooseExtractor(flags, null);
  const folder = await mkdtemp(join(tmpdir(), 'longtake-bench-'));
  try {
    const cameraFile = join(folder, 'camera.y4m');
    remark(`Making a ${String(CAMERA_FPS)} fps camera of ${flags.video}.`);
    const modelPath = await withStage({}, async (stage) => {
      const { video } = flags;
      await makeCameraFile(stage, { video, out: cameraFile, framesPerS: CAMERA_FPS });
      return flags.model === undefined
        ? writeUntrainedModel(stage, extractor, folder)
        : fittingModel(flags.model, extractor);
    });
    const bench = { extractor, modelPath, frames: flags.frames };
    const { tested, ...headless } = await headlessRun(bench, cameraFile, flags.delegate);
    const window = flags.window ? await windowRun(bench, { cameraFile, folder, tested }) : null;
    const names = { extractor: extractor.name, delegate: delegateOf(tested) };
    const document = documentOf(names, headless, window);
    if (flags.json === true) await answerJson(document);
    else await answer(inWords(document));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fittingModel(wanted: string, extractor: Extractor): Promise<string> {
  const model = await resolveModel({ wanted });
  requireExtractor(model, extractor);
  return model.path;
}

type Bench = Omit<LiveBench, 'onProgress' | 'delegate'>;

interface MeasuredHeadless extends Measured {
  readonly tested: TestedDelegate | null;
}

function headlessRun(
  bench: Bench,
  cameraFile: string,
  wanted: WantedDelegate | undefined,
): Promise<MeasuredHeadless> {
  const needs = { flags: cameraFlags(cameraFile), usesGraphics: wanted === 'gpu' };
  return withStage(needs, async (stage) => {
    const tested = await chooseDelegate(stage, { ...bench, wanted });
    const { onProgress, end } = progressOf('Watching', bench.frames);
    const measuring = { ...bench, delegate: delegateOf(tested), onProgress };
    const { done, stop } = await measureHeadless(stage, measuring);
    return { tested, ...(await whileInterruptible(done, stop).finally(end)) };
  });
}

interface WindowRun {
  readonly cameraFile: string;
  readonly folder: string;
  readonly tested: TestedDelegate | null;
}

async function windowRun(
  bench: Bench,
  { cameraFile, folder, tested }: WindowRun,
): Promise<MeasuredWindow> {
  const { onProgress, end } = progressOf('Watching in the window', bench.frames);
  const { done, stop } = await measureWindow({
    ...bench,
    tested,
    onProgress,
    rendererRoot: places.renderer,
    flags: [...cameraFlags(cameraFile), ...extraFlags()],
    home: join(folder, 'home'),
  });
  return whileInterruptible(done, stop).finally(end);
}

function progressOf(what: string, frames: number) {
  const progress = createProgress({ what, unit: 'frames' });
  const onProgress = (counters: LiveCounters) => {
    progress.at(Math.min(frames, counters.frames), frames);
  };
  return { onProgress, end: progress.end };
}

interface Names {
  readonly extractor: string;
  readonly delegate: Delegate;
}

function documentOf(names: Names, headless: Measured, window: MeasuredWindow | null) {
  const { counters, stepsPerS } = headless;
  const document = { modelRate: MODEL_RATE, ...names, ...counters, stepsPerS };
  if (window === null) return document;
  return {
    ...document,
    pageFrameMs: window.pageFrameMs,
    ratioWithWindow: stepsPerS === 0 ? null : window.stepsPerS / stepsPerS,
    withWindow: { ...window.counters, stepsPerS: window.stepsPerS },
  };
}

function inWords(document: ReturnType<typeof documentOf>): string {
  const { frames, labels, steps, ticksDue, dropped, openFrames } = document;
  const drops = Object.entries(dropped).map(([cause, n]) => `${cause} ${String(n)}`);
  const timed = (['latencyMs', 'overheadMs', 'cnnMs', 'waitMs'] as const).map((name) => {
    const { p50, p95 } = document[name];
    return `${name.padEnd(12)} p50 ${p50.toFixed(2)}  p95 ${p95.toFixed(2)}`;
  });
  const withWindow =
    'withWindow' in document
      ? [
          `With the window: ${document.withWindow.stepsPerS.toFixed(2)} steps per second against ${document.stepsPerS.toFixed(2)} without (ratio ${(document.ratioWithWindow ?? 0).toFixed(3)}); page frames p50 ${document.pageFrameMs.p50.toFixed(1)} ms, p95 ${document.pageFrameMs.p95.toFixed(1)} ms`,
        ]
      : [];
  return [
    `${document.extractor} on the ${document.delegate}: ${String(frames)} frames, ${String(labels)} labels, ${String(steps)} of ${String(ticksDue)} ticks stepped, dropped: ${drops.join(', ')}; ${String(openFrames)} frames left open`,
    ...timed,
    ...withWindow,
  ].join('\n');
}
