/** Puts a live run together: source, extractor, model, pipeline, sinks. */
import { lastValueFrom, merge, share, takeUntil, tap, type Observable } from 'rxjs';
import type { CheckpointManifest } from '../../contract/checkpoint.ts';
import type { JobOf } from '../../contract/job.ts';
import { livePipeline } from '../../streams/live-pipeline.ts';
import type { PathOutput } from '../../streams/path-event.ts';
import { sessionLog } from '../../streams/session-log.ts';
import { openExtractor } from '../extract/extractor.ts';
import { toFrameLabel } from '../media/to-frame-label.ts';
import { loadModel } from '../model/load-model.ts';
import type { JobContext } from '../workers/serve-job.ts';
import { createLiveCounts } from './live-counts.ts';
import { openLiveSource } from './live-source.ts';
import { listenToOrders } from './live-orders.ts';
import { logHeader } from './log-header.ts';
import { createStopwatch } from './stopwatch.ts';
import { timedEmbed } from './timed-embed.ts';

const COUNTERS_EVERY_MS = 500;

export async function runLive(spec: JobOf<'live'>, context: JobContext): Promise<void> {
  const orders = listenToOrders(context);
  const model = await loadModel(spec.model);
  const extractor = await openExtractor(spec.extractor);
  const counts = createLiveCounts();
  const stopwatch = createStopwatch();
  const source$ = await openLiveSource(spec, orders.cameras$, (frame, next) => {
    counts.opened();
    stopwatch.read(frame.frame, frame.timestampUs);
    stopwatch.span(frame.frame, next);
  });

  const outputs$ = livePipeline<VideoFrame, unknown, unknown>({
    ...model,
    frames$: source$.pipe(takeUntil(orders.stop$)),
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
  const log$ = logTo(outputs$, spec, model.manifest).pipe(
    tap((line) => {
      context.tell({ kind: 'log', lines: [line] });
    }),
  );
  const tellCounters = () => {
    const extractorRestarts = extractor.restarts();
    const counters = { ...counts.counts(), ...stopwatch.times(), extractorRestarts };
    context.tell({ kind: 'counters', counters });
  };
  const timer = setInterval(tellCounters, COUNTERS_EVERY_MS);
  try {
    await lastValueFrom(merge(log$, labels$), { defaultValue: null });
  } finally {
    clearInterval(timer);
    extractor.close();
    tellCounters();
  }
}

function logTo(
  outputs$: Observable<PathOutput>,
  spec: JobOf<'live'>,
  manifest: CheckpointManifest,
) {
  return outputs$.pipe(
    sessionLog({
      header: logHeader(spec, manifest),
      minDurationUs: manifest.postProcessing.minDurationS * 1e6,
      now: () => new Date().toISOString(),
    }),
  );
}
