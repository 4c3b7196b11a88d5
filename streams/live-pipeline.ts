/** A live frame's way from the camera to its label, one step per line. */
import { NEVER, type Observable } from 'rxjs';
import type { ResetCause } from '../contract/frame-label.ts';
import type { Embed } from './embed-tick.ts';
import { embedLatest } from './embed-latest.ts';
import { hold } from './hold.ts';
import { markTicks } from './mark-ticks.ts';
import { mergeResets } from './merge-resets.ts';
import type { PathOutput, SourceFrame } from './path-event.ts';
import type { Recurrence, Steadier } from './recurrence.ts';
import { steadyLabels } from './steady-labels.ts';
import { stepRecurrence } from './step-recurrence.ts';

/** What the way of a frame needs to know of the model, live and offline alike. */
export interface PathModel<S, P> {
  readonly recurrence: Recurrence<S>;
  readonly steadier: Steadier<P>;
  /** The model's tracks, in its order. */
  readonly trackIds: readonly string[];
  /** A longer silence between two steps resets the state. */
  readonly maxGapUs: number;
}

export interface LivePipelineOptions<H, S, P> extends PathModel<S, P> {
  /** Cold; emits no frame after it was unsubscribed, and has none of its own once it emitted it. */
  readonly frames$: Observable<SourceFrame<H>>;
  /** The model rate, steps per second of stream time. */
  readonly ratePerS: number;
  readonly embed: Embed<H>;
  /** Gives a frame back to the camera. */
  readonly close: (handle: H) => void;
  /** How long the extractor may take over one tick before the tick counts as failed; 10,000 unless told. */
  readonly embedTimeoutMs?: number;
  /** Resets decided elsewhere; each takes effect with the first frame after it. */
  readonly resets$?: Observable<ResetCause>;
  /** What the first step's reset is called; `start` unless told. */
  readonly firstReset?: ResetCause;
}

/**
 * Emits one output per frame, in frame order, and never makes the camera wait. To stop without losing the
 * labels of frames already seen, complete `frames$`; unsubscribing drops them.
 */
export function livePipeline<H, S, P>(
  options: LivePipelineOptions<H, S, P>,
): Observable<PathOutput> {
  const { frames$, ratePerS, embed, close, embedTimeoutMs: timeoutMs = 10_000 } = options;
  const {
    recurrence,
    steadier,
    trackIds,
    maxGapUs,
    resets$ = NEVER,
    firstReset = 'start',
  } = options;
  return frames$.pipe(
    markTicks({ ratePerS }),
    embedLatest({ embed, close, timeoutMs }),
    mergeResets(resets$),
    stepRecurrence(recurrence, { maxGapUs, firstReset }),
    steadyLabels(steadier, trackIds),
    hold(trackIds),
  );
}
