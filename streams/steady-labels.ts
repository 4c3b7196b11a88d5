/** Folds softmaxes into steady labels: smoothing and hysteresis, one step per tick. */
import { defer, map, type OperatorFunction } from 'rxjs';
import type { TrackLabel } from '../contract/frame-label.ts';
import type { DecidedEvent, DroppedEvent, SeenEvent, SteppedEvent } from './path-event.ts';
import type { Steadier } from './recurrence.ts';

/**
 * Emits `decided` for every `stepped` event: per track the steady class, its smoothed probability and
 * the raw softmax. The state begins anew wherever the step says that the recurrence did. `seen` and
 * `dropped` pass through. Synchronous, so nothing waits here; each subscription folds a state of its own;
 * an error of the steadier fails the stream.
 */
export function steadyLabels<S>(
  steadier: Steadier<S>,
  trackIds: readonly string[],
): OperatorFunction<
  SeenEvent | DroppedEvent | SteppedEvent,
  SeenEvent | DroppedEvent | DecidedEvent
> {
  return (events$) =>
    defer(() => {
      let state = steadier.start();
      const decide = (event: SteppedEvent): DecidedEvent => {
        const { probabilities, timestampUs, reset } = event;
        if (reset !== null) state = steadier.start();
        state = steadier.step(state, probabilities, timestampUs);
        const tracks = labelTracks(steadier.labels(state), probabilities, trackIds);
        return { ...event, kind: 'decided', tracks };
      };
      return events$.pipe(map((event) => (event.kind === 'stepped' ? decide(event) : event)));
    });
}

function labelTracks(
  steady: ReturnType<Steadier<unknown>['labels']>,
  probabilities: SteppedEvent['probabilities'],
  trackIds: readonly string[],
): readonly TrackLabel[] {
  return trackIds.map((track, i) => {
    const { label, probability } = steady[i] ?? { label: null, probability: 0 };
    return { track, label, probability, probabilities: probabilities[i] ?? [] };
  });
}
