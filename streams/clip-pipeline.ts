/** A recorded frame's way to its label: the live steps, but lossless. */
import { from, type Observable } from 'rxjs';
import type { ResetCause } from '../contract/frame-label.ts';
import { type ClipSource, clipEvents } from './clip-events.ts';
import { hold } from './hold.ts';
import type { PathModel } from './live-pipeline.ts';
import type { PathOutput } from './path-event.ts';
import { steadyLabels } from './steady-labels.ts';
import { stepRecurrence } from './step-recurrence.ts';

export interface ClipPipelineOptions<H, S, P> extends ClipSource<H>, PathModel<S, P> {
  /** Resets of a live run to replay, each just before its frame is stepped; see `readReplay`. */
  readonly resets?: ReadonlyMap<number, ResetCause>;
}

/**
 * Emits one output per frame, in frame order; every tick is embedded, so none is dropped unless `embed`
 * fails. The next frame is pulled once the previous one is done. Given the same frames, the ticks that a
 * live run embedded and its resets, every label and probability equals the live one, bit for bit.
 */
export function clipPipeline<H, S, P>(
  options: ClipPipelineOptions<H, S, P>,
): Observable<PathOutput> {
  const { recurrence, steadier, trackIds, maxGapUs, resets = new Map() } = options;
  return from(clipEvents(options, resets)).pipe(
    stepRecurrence(recurrence, { maxGapUs }),
    steadyLabels(steadier, trackIds),
    hold(trackIds),
  );
}
