/** Labels one video that the page holds: a worker makes the labels, the host writes them as they come. */
import { Fault, toFault } from '../../contract/fault.ts';
import type { AnswerOf, ArgsOf } from '../../contract/window/commands.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import { runInWorker } from '../workers/run-in-worker.ts';
import { isForeignVideo } from './given-videos.ts';

export interface LabelOneParts {
  readonly host: Pick<LongtakeHost, 'invoke'>;
  /** A media worker. */
  readonly startWorker: () => Worker;
  readonly nowMs: () => number;
}

export interface LabelOneOrder {
  readonly plan: AnswerOf<'videos.begin'>;
  readonly file: File;
  readonly write: Pick<ArgsOf<'videos.write'>, 'format' | 'place'>;
  readonly onProgress: (progress: VideoProgress) => void;
}

export interface VideoProgress {
  readonly frames: number;
  readonly share: number;
  readonly secondsLeft: number | null;
}

export interface LabelOneJob {
  /** The path of the file. @throws Fault, 'cancelled' where it was stopped */
  readonly done: Promise<string>;
  readonly stop: () => void;
}

const FOREIGN =
  'its kind of file cannot be decoded here; convert it to MP4, or import it into a project, which uses ffmpeg';

export function labelOneVideo(parts: LabelOneParts, order: LabelOneOrder): LabelOneJob {
  const stopping = new AbortController();
  const { name } = order.file;
  const done = label(parts, order, stopping.signal).catch((error: unknown) => {
    const fault = toFault(error);
    if (!fault.reason.startsWith('video-')) throw fault;
    throw new Fault(fault.reason, `"${name}" cannot be used: ${fault.message}.`, fault);
  });
  return {
    done,
    stop: () => {
      stopping.abort();
    },
  };
}

async function label(
  parts: LabelOneParts,
  order: LabelOneOrder,
  signal: AbortSignal,
): Promise<string> {
  const { host } = parts;
  const { plan, file: video, write } = order;
  if (isForeignVideo(video.name)) throw new Fault('video-unreadable', FOREIGN);
  const { session } = plan;
  const { file } = await host.invoke('videos.write', { session, video: video.name, ...write });
  try {
    await makeLabels(parts, order, { file, signal });
    return (await host.invoke('videos.finish', { file })).path;
  } catch (error) {
    await host.invoke('videos.discard', { file }).catch(() => undefined);
    throw error;
  }
}

async function makeLabels(
  { host, startWorker, nowMs }: LabelOneParts,
  { plan, file: video, onProgress }: LabelOneOrder,
  { file, signal }: { readonly file: number; readonly signal: AbortSignal },
): Promise<void> {
  signal.throwIfAborted();
  const { modelAddress: model, extractor } = plan;
  const meter = createMeter(nowMs);
  const job = runInWorker(startWorker(), {
    spec: { kind: 'label', media: null, model, extractor, replay: null },
    lent: { file: video },
    async take(report) {
      if (report.kind === 'media') meter.begin(report.durationUs);
      if (report.kind !== 'labels') return;
      await host.invoke('videos.append', { file, labels: report.labels });
      const last = report.labels.at(-1);
      if (last !== undefined) onProgress(meter.at(last));
    },
  });
  signal.addEventListener('abort', job.kill);
  await job.done.finally(() => {
    signal.removeEventListener('abort', job.kill);
  });
}

/** How far it is, by the time of the last frame, and how long the rest will take at the pace so far. */
function createMeter(nowMs: () => number) {
  let durationUs = 0;
  let startMs = nowMs();
  return {
    begin(lastsUs: number) {
      durationUs = lastsUs;
      startMs = nowMs();
    },
    at({ frame, timestampUs }: { readonly frame: number; readonly timestampUs: number }) {
      const share = Math.min(1, Math.max(0, timestampUs) / Math.max(1, durationUs));
      const elapsedS = (nowMs() - startMs) / 1000;
      const secondsLeft = share === 0 ? null : (elapsedS * (1 - share)) / share;
      return { frames: frame + 1, share, secondsLeft };
    },
  };
}
