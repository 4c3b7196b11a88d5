/** The live path, measured on a file that plays as a 30 fps camera: headless, and with the window open. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Delegate } from '../../../contract/extractor.ts';
import { Fault } from '../../../contract/fault.ts';
import type { LiveCounters, Quantiles } from '../../../contract/live-counters.ts';
import type { WindowStatus } from '../../../contract/window/watching.ts';
import { openWebWindow } from '../../web.ts';
import type { TestedDelegate } from '../../services/delegates/tested-delegate.ts';
import { openVerdictStore } from '../../services/delegates/verdict-store.ts';
import type { Extractor } from '../../services/extractors/resolve-extractor.ts';
import { untrainedModel } from '../../services/models/untrained-model.ts';
import { extractorKey } from '../../services/pixels/extractor-key.ts';
import { startLive } from '../../services/pixels/run-live.ts';
import { tryExtractor } from '../../services/pixels/try-extractor.ts';
import { openSettingsStore } from '../../services/window/settings-store.ts';
import type { Stage } from '../../services/stage/stage.ts';
import { createStepRate } from './step-rate.ts';

const BENCH_HIDDEN = 128;
/** A window that has shown no frame by then will not. */
const FIRST_FRAME_MS = 60_000;

export interface LiveBench {
  readonly extractor: Extractor;
  readonly modelPath: string;
  readonly frames: number;
  readonly onProgress: (counters: LiveCounters) => void;
}

export interface Measured {
  readonly counters: LiveCounters;
  readonly stepsPerS: number;
}

export interface MeasuredWindow extends Measured {
  readonly pageFrameMs: Quantiles;
}

/** @returns the path of a model of a usual size that fits the extractor and knows nothing. */
export async function writeUntrainedModel(
  stage: Stage,
  extractor: Extractor,
  folder: string,
): Promise<string> {
  const key = extractorKey(extractor, await tryExtractor(stage, extractor));
  const path = join(folder, 'untrained.safetensors');
  const classes = ['one', 'two', 'three', 'four', 'five'];
  const size = { extractor: key, hiddenSize: BENCH_HIDDEN, classes, seed: 1 };
  await writeFile(path, untrainedModel(size));
  return path;
}

export interface Stoppable<T> {
  readonly done: Promise<T>;
  readonly stop: () => void;
}

/** On a stage whose camera is the file. */
export async function measureHeadless(
  stage: Stage,
  bench: LiveBench & { readonly delegate: Delegate },
): Promise<Stoppable<Measured>> {
  const rate = createStepRate();
  const run = await startLive(stage, {
    source: { kind: 'camera', deviceId: null },
    extractor: bench.extractor,
    delegate: bench.delegate,
    modelPath: bench.modelPath,
    maxFrames: bench.frames,
    onCounters: (counters) => {
      rate.add(counters, performance.now());
      bench.onProgress(counters);
    },
  });
  const done = run.done.then((counters) => ({ counters, stepsPerS: rate.perS() }));
  return { done, stop: run.stop };
}

export interface WindowBench extends LiveBench {
  readonly rendererRoot: string;
  /** The browser's camera, and whatever else is asked of it. */
  readonly flags: readonly string[];
  /** Settings of its own, so that the user's stay as they are and an open window is no obstacle. */
  readonly home: string;
  /** What a self-test said of the graphics processor that is to watch; null for the processor. */
  readonly tested: TestedDelegate | null;
}

/** The product's own window in a browser without a display; it ends when it has shown `frames` frames. */
export async function measureWindow(bench: WindowBench): Promise<Stoppable<MeasuredWindow>> {
  const { rendererRoot, flags, extractor, modelPath, home } = bench;
  if (bench.tested !== null) await preferTested(bench, bench.tested);
  const rate = createStepRate();
  const outcome = Promise.withResolvers<MeasuredWindow>();
  const fail = (message: string) => {
    outcome.reject(new Fault('failed', message));
  };
  const timer = setTimeout(() => {
    fail('The window showed no frame within a minute; see "longtake doctor".');
  }, FIRST_FRAME_MS);
  const onStatus = ({ state, counters, pageFrameMs }: WindowStatus) => {
    if (state === 'failed')
      fail('The window cannot watch; start it with "longtake --host web" to see why.');
    if (counters === null) return;
    if (counters.frames > 0) clearTimeout(timer);
    rate.add(counters, performance.now());
    bench.onProgress(counters);
    if (counters.frames >= bench.frames && pageFrameMs !== null)
      outcome.resolve({ counters, stepsPerS: rate.perS(), pageFrameMs });
  };
  const window = await openWebWindow({
    rendererRoot,
    flags,
    start: {
      project: null,
      model: modelPath,
      extractor: extractor.path,
      source: { kind: 'camera' },
    },
    isHidden: true,
    usesGraphics: bench.tested !== null,
    env: { ...process.env, LONGTAKE_HOME: home },
    onStatus,
  });
  window.closed.then(() => {
    fail('The window was closed before it had been measured.');
  }, outcome.reject);
  const done = outcome.promise.finally(async () => {
    clearTimeout(timer);
    await window.close();
  });
  return { done, stop: () => void window.close() };
}

/** The window watches as the terminal did: its settings want it, and the verdict is known to it. */
async function preferTested(
  { home, extractor }: WindowBench,
  { graphics, verdict }: TestedDelegate,
): Promise<void> {
  const settings = await openSettingsStore(home);
  await settings.change((all) => ({ ...all, delegate: 'gpu' }));
  if (graphics !== null) await openVerdictStore(home).remember(extractor.sha256, graphics, verdict);
}
