/** Puts a live run together: model, extractor, source, path. */
import { takeUntil } from 'rxjs';
import type { JobOf } from '../../contract/job.ts';
import { openExtractor } from '../extract/extractor.ts';
import { loadModel } from '../model/load-model.ts';
import type { JobContext } from '../workers/serve-job.ts';
import { createFallBackNote } from './fall-back-note.ts';
import { createLivePath } from './live-path.ts';
import { listenToOrders } from './live-orders.ts';
import { openLiveSource } from './live-source.ts';
import { rehearse } from './rehearse.ts';
import { timedEmbed } from './timed-embed.ts';

const COUNTERS_EVERY_MS = 500;

export async function runLive(spec: JobOf<'live'>, context: JobContext): Promise<void> {
  const orders = listenToOrders(context);
  const model = await loadModel(spec.model);
  const fallBack = createFallBackNote();
  const opening = openExtractor(spec.extractor, { onFallBack: fallBack.happened });
  // While the extractor opens in a worker of its own, this one has nothing else to do.
  const [extractor] = await Promise.all([opening, rehearse(spec, model)]);
  const path = createLivePath<VideoFrame>({
    spec,
    model,
    delegate: extractor.delegate(),
    tell: context.tell,
  });
  const tellCounters = () => {
    const counters = { ...path.counters(), extractorRestarts: extractor.restarts() };
    context.tell({ kind: 'counters', counters });
  };
  const timer = setInterval(tellCounters, COUNTERS_EVERY_MS);
  try {
    const { lent } = context;
    const frames$ = await openLiveSource(spec, { orders, lent, deliver: path.deliver });
    await path.run({
      frames$: frames$.pipe(takeUntil(orders.stop$)),
      embed: fallBack.noting(timedEmbed(extractor, path), path.fellBack),
      close: (handle) => {
        handle.close();
        path.closed();
      },
      resets$: orders.resets$,
    });
  } finally {
    clearInterval(timer);
    extractor.close();
    tellCounters();
  }
}
