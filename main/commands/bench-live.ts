/** `longtake bench live`: the whole live path on a 30 fps camera that plays the sample, counted and timed. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import type { LiveCounters } from '../../contract/live-counters.ts';
import type { Extractor } from '../services/extractors/resolve-extractor.ts';
import { requireExtractor, resolveModel } from '../services/models/resolve-model.ts';
import { untrainedModel } from '../services/models/untrained-model.ts';
import { makeCameraFile } from '../services/pixels/camera-file.ts';
import { extractorKey } from '../services/pixels/extractor-key.ts';
import { startLive } from '../services/pixels/run-live.ts';
import { tryExtractor } from '../services/pixels/try-extractor.ts';
import { answer, answerJson, remark } from '../terminal/answer.ts';
import { whileInterruptible } from '../terminal/interrupt.ts';
import { createProgress } from '../terminal/progress.ts';
import { cameraFlags } from './camera-flags.ts';
import { chooseExtractor } from './choose-model.ts';
import { parseWholeNumber } from './options.ts';
import { places } from '../places.ts';
import { withStage } from './with-stage.ts';

const CAMERA_FPS = 30;
const BENCH_HIDDEN = 128;
const MODEL_RATE = 15;

interface BenchLiveFlags {
  readonly extractor?: string;
  readonly model?: string;
  readonly video: string;
  readonly frames: number;
  readonly json?: true;
}

export function benchLiveCommand(): Command {
  return new Command('live')
    .description('run the live path on a 30 fps camera and time it')
    .option('--extractor <extractor>', 'a name or a path')
    .option(
      '--model <model>',
      'a model file; default: an untrained GRU of 128 units that fits the extractor',
    )
    .option('--video <file>', 'the video the camera plays', places.sample)
    .option('--frames <n>', 'how many frames', parseWholeNumber(1), 2000)
    .option('--json', 'print one JSON document')
    .action(runBenchLive);
}

async function runBenchLive(flags: BenchLiveFlags): Promise<void> {
  const extractor = await chooseExtractor(flags, null);
  const folder = await mkdtemp(join(tmpdir(), 'longtake-bench-'));
  try {
    const out = join(folder, 'camera.y4m');
    remark(`Making a ${String(CAMERA_FPS)} fps camera of ${flags.video}.`);
    const modelPath = await withStage({}, async (stage) => {
      await makeCameraFile(stage, { video: flags.video, out, framesPerS: CAMERA_FPS });
      if (flags.model !== undefined) return fittingModel(flags.model, extractor);
      const key = extractorKey(extractor, await tryExtractor(stage, extractor));
      const path = join(folder, 'untrained.safetensors');
      const classes = ['one', 'two', 'three', 'four', 'five'];
      await writeFile(
        path,
        untrainedModel({ extractor: key, hiddenSize: BENCH_HIDDEN, classes, seed: 1 }),
      );
      return path;
    });
    const counters = await watchCamera({
      extractor,
      modelPath,
      cameraFile: out,
      frames: flags.frames,
    });
    const document = { modelRate: MODEL_RATE, extractor: extractor.name, ...counters };
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

interface Watching {
  readonly extractor: Extractor;
  readonly modelPath: string;
  readonly cameraFile: string;
  readonly frames: number;
}

function watchCamera({
  extractor,
  modelPath,
  cameraFile,
  frames,
}: Watching): Promise<LiveCounters> {
  return withStage({ flags: cameraFlags(cameraFile) }, async (stage) => {
    const progress = createProgress({ what: 'Watching', unit: 'frames' });
    const run = await startLive(stage, {
      source: { kind: 'camera', deviceId: null },
      extractor,
      modelPath,
      maxFrames: frames,
      onCounters: (counters) => {
        progress.at(counters.frames, frames);
      },
    });
    return whileInterruptible(run.done, run.stop).finally(progress.end);
  });
}

function inWords(document: LiveCounters & { readonly extractor: string }): string {
  const { frames, labels, ticksDue, steps, dropped, openFrames } = document;
  const drops = Object.entries(dropped).map(([cause, n]) => `${cause} ${String(n)}`);
  const timed = (['latencyMs', 'overheadMs', 'cnnMs', 'waitMs'] as const).map((name) => {
    const { p50, p95 } = document[name];
    return `${name.padEnd(12)} p50 ${p50.toFixed(2)}  p95 ${p95.toFixed(2)}`;
  });
  return [
    `${document.extractor}: ${String(frames)} frames, ${String(labels)} labels, ${String(steps)} of ${String(ticksDue)} ticks stepped, dropped: ${drops.join(', ')}; ${String(openFrames)} frames left open`,
    ...timed,
  ].join('\n');
}
