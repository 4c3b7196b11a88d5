/** Puts a live run together: source, extractor, model, pipeline, sinks. */
import { identity, lastValueFrom, merge, share, take, takeUntil, tap, type Observable } from 'rxjs';
import type { JobOf } from '../../contract/job.ts';
import { livePipeline } from '../../streams/live-pipeline.ts';
import type { SourceFrame } from '../../streams/path-event.ts';
import { cameraFrames, type Deliver } from '../capture/camera-frames.ts';
import { fileFrames } from '../capture/file-frames.ts';
import { openExtractor } from '../extract/extractor.ts';
import { openVideo } from '../media/decode.ts';
import { toFrameLabel } from '../media/to-frame-label.ts';
import { loadModel } from '../model/load-model.ts';
import type { JobContext } from '../workers/serve-job.ts';
import { createLiveCounts } from './live-counts.ts';
import { listenToOrders, type LiveOrders } from './live-orders.ts';
import { createStopwatch } from './stopwatch.ts';
import { timedEmbed } from './timed-embed.ts';

const COUNTERS_EVERY_MS = 500;

export async function runLive(spec: JobOf<'live'>, context: JobContext): Promise<void> {
  const orders = listenToOrders(context);
  const model = await loadModel(spec.model);
  const extractor = await openExtractor({ file: spec.extractor });
  const counts = createLiveCounts();
  const stopwatch = createStopwatch();
  const source$ = await openSource(spec, orders, (frame, next) => {
    counts.opened();
    stopwatch.read(frame.frame, frame.timestampUs);
    stopwatch.span(frame.frame, next);
  });

  const outputs$ = livePipeline<VideoFrame, unknown, unknown>({
    ...model,
    frames$: source$.pipe(takeAtMost(spec.maxFrames), takeUntil(orders.stop$)),
    ratePerS: model.manifest.modelRate,
    embed: timedEmbed(extractor, { stopwatch, onClosed: counts.closed }),
    close: (handle) => {
      handle.close();
      counts.closed();
    },
    resets$: orders.resets$,
  }).pipe(share());

  const labels$ = outputs$.pipe(
    tap((output) => {
      counts.labelled(output);
      context.tell({ kind: 'labels', labels: [toFrameLabel(output)] });
      stopwatch.emitted(output.frame);
    }),
  );
  const tellCounters = () => {
    const { restarts: extractorRestarts } = extractor;
    const counters = { ...counts.counts(), ...stopwatch.times(), extractorRestarts };
    context.tell({ kind: 'counters', counters });
  };
  const timer = setInterval(tellCounters, COUNTERS_EVERY_MS);
  try {
    await lastValueFrom(merge(labels$), { defaultValue: null });
  } finally {
    clearInterval(timer);
    extractor.close();
    tellCounters();
  }
}

async function openSource(
  { source }: JobOf<'live'>,
  { cameras$ }: LiveOrders,
  deliver: Deliver,
): Promise<Observable<SourceFrame<VideoFrame>>> {
  if (source.kind === 'camera') return cameraFrames(cameras$, deliver);
  const { speed, loop, address } = source;
  return fileFrames(await openVideo(address), { speed, loop, deliver });
}

function takeAtMost(frames: number | null) {
  return frames === null
    ? identity<Observable<SourceFrame<VideoFrame>>>
    : take<SourceFrame<VideoFrame>>(frames);
}
