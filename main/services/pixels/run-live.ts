/** Runs the live path on a stage: a camera, or a video file as one, labelled frame by frame as it comes. */
import type { Delegate } from '../../../contract/extractor.ts';
import type { FrameLabel } from '../../../contract/frame-label.ts';
import type { JobReportOf, LiveSource } from '../../../contract/job.ts';
import type { LiveCounters } from '../../../contract/live-counters.ts';
import type { SessionLogLine } from '../../../contract/session-log.ts';
import { Fault } from '../../../contract/fault.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';
import { rememberSpeed } from '../extractors/speeds.ts';
import type { Stage } from '../stage/stage.ts';
import { lendExtractor } from './lent-extractor.ts';
import { requireFile } from './require-file.ts';
import { requireWholeVideo } from './require-whole-video.ts';
import { rethrowNaming } from './rethrow-naming.ts';

/** Fewer say little of how fast an extractor is. */
const STEPS_FOR_SPEED = 30;

export type LiveInput =
  | { readonly kind: 'camera'; readonly deviceId: string | null }
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly speed: number;
      readonly loop: boolean;
    };

export interface LiveRequest {
  readonly source: LiveInput;
  readonly extractor: Extractor;
  /** What computes its features; GPU only where a self-test passed. Default: CPU. */
  readonly delegate?: Delegate;
  readonly modelPath: string;
  /** Ends after this many frames; null runs until stopped or the file ends. */
  readonly maxFrames: number | null;
  readonly onLabels?: (labels: readonly FrameLabel[]) => void;
  readonly onLog?: (lines: readonly SessionLogLine[]) => void | Promise<void>;
  readonly onSource?: (state: JobReportOf<'source'>) => void;
  readonly onCounters?: (counters: LiveCounters) => void;
}

export interface LiveRun {
  /** The counters when the run had ended. */
  readonly done: Promise<LiveCounters>;
  readonly stop: () => void;
  readonly reset: () => void;
}

/** @throws Fault when the file that is to play is not there. */
export async function startLive(stage: Stage, request: LiveRequest): Promise<LiveRun> {
  const { source, maxFrames } = request;
  const rethrow = rethrowNaming(source.kind === 'file' ? source.path : 'camera');
  if (source.kind === 'file') {
    await requireFile(source.path, 'The video');
    await requireWholeVideo(source.path).catch(rethrow);
  }
  const extractor = lendExtractor(stage, request.extractor, request.delegate);
  const model = stage.lend(request.modelPath);
  const lentSource = lendSource(stage, source);
  let last: LiveCounters | null = null;
  const running = stage.run(
    {
      kind: 'live',
      source: lentSource,
      sourceName: source.kind === 'file' ? source.path : 'camera',
      extractor,
      model,
      maxFrames,
    },
    async (report) => {
      if (report.kind === 'labels') request.onLabels?.(report.labels);
      else if (report.kind === 'log') await request.onLog?.(report.lines);
      else if (report.kind === 'source') request.onSource?.(report);
      else if (report.kind === 'counters') {
        last = report.counters;
        request.onCounters?.(last);
      }
    },
  );
  const takeBack = () => {
    stage.takeBack(extractor.address);
    stage.takeBack(model);
    if (lentSource.kind === 'file') stage.takeBack(lentSource.address);
  };
  const done = running.done
    .catch(rethrow)
    .finally(takeBack)
    .then(async () => {
      if (last === null)
        throw new Fault(
          'failed',
          'The live run ended without telling anything; run the command again.',
        );
      await keepSpeed(request.extractor, last);
      return last;
    });
  return { done, stop: running.stop, reset: running.reset };
}

async function keepSpeed({ sha256 }: Extractor, { steps, cnnMs }: LiveCounters): Promise<void> {
  if (steps < STEPS_FOR_SPEED) return;
  await rememberSpeed({ sha256, delegate: 'CPU', frameMs: cnnMs.p50 });
}

function lendSource(stage: Stage, source: LiveInput): LiveSource {
  if (source.kind === 'camera') return source;
  const { path, speed, loop } = source;
  return { kind: 'file', address: stage.lend(path), speed, loop };
}
