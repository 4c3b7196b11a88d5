/** Gives every frame a label, in frame order: its own tick's, or the one that still holds. */
import type { OperatorFunction } from 'rxjs';
import type { FrameLabel } from '../contract/frame-label.ts';
import type { DecidedEvent, DroppedEvent, PathOutput, SeenEvent } from './path-event.ts';
import { type Machine, through } from './through.ts';

type Outcome = DecidedEvent | DroppedEvent;

/**
 * Emits exactly one output per `seen` event, in frame order:
 * - `fresh` for a tick once it is decided;
 * - `dropped` for a tick that was dropped, with the label of the decided tick before it;
 * - `held` for a frame between ticks, with the label of the last decided tick before it. It waits until
 *   every tick before it is decided or dropped, so that labels go by the time of the frame and never by
 *   how busy the extractor was.
 * Before the first decided tick the label is null. Held frames share the tick's `tracks` array.
 *
 * What waits is bounded by upstream: the frames since the oldest undecided tick, which waited for at most
 * one extractor time-out and is in flight for at most another. Indices and timestamps wait, no frame does.
 *
 * When the stream completes or fails, whatever waits is emitted first; ticks still undecided then count as
 * dropped (`extractor-failed`: no features came).
 */
export function hold(
  trackIds: readonly string[],
): OperatorFunction<SeenEvent | Outcome, PathOutput> {
  return through(() => createHold(trackIds));
}

/** A frame without its label yet; a tick's outcome is null until it is decided or dropped. */
interface Waiting {
  readonly seen: SeenEvent;
  outcome: Outcome | null;
}

function createHold(trackIds: readonly string[]): Machine<SeenEvent | Outcome, PathOutput> {
  const queue: Waiting[] = [];
  let tracks: FrameLabel['tracks'] = trackIds.map((track) => ({
    track,
    label: null,
    probability: 0,
    probabilities: [],
  }));

  const labelled = ({ seen: { frame, timestampUs }, outcome }: Waiting): PathOutput => {
    const at = { frame, timestampUs };
    if (outcome === null) return { ...at, source: 'held', tracks, dropCause: null, reset: null };
    if (outcome.kind === 'dropped') {
      return { ...at, source: 'dropped', tracks, dropCause: outcome.cause, reset: null };
    }
    tracks = outcome.tracks;
    return { ...at, source: 'fresh', tracks, dropCause: null, reset: outcome.reset };
  };

  const release = (): PathOutput[] => {
    const undecided = queue.findIndex(isUndecided);
    return queue.splice(0, undecided === -1 ? queue.length : undecided).map(labelled);
  };

  return {
    next(event) {
      if (event.kind === 'seen') {
        queue.push({ seen: event, outcome: null });
      } else {
        const waiting = queue.find(({ seen }) => seen.frame === event.frame);
        if (waiting !== undefined) waiting.outcome = event;
      }
      return release();
    },
    end() {
      for (const waiting of queue.filter(isUndecided)) {
        const { frame, timestampUs } = waiting.seen;
        waiting.outcome = { kind: 'dropped', frame, timestampUs, cause: 'extractor-failed' };
      }
      return release();
    },
  };
}

function isUndecided({ seen, outcome }: Waiting): boolean {
  return seen.tick !== null && outcome === null;
}
