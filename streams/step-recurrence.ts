/** The recurrence is a scan: h_t = f_W(h_{t-1}, x_t), one step per embedded tick, forever. */
import { defer, filter, map, type OperatorFunction, scan } from 'rxjs';
import type { ResetCause } from '../contract/frame-label.ts';
import type {
  DroppedEvent,
  EmbeddedEvent,
  PathEvent,
  SeenEvent,
  SteppedEvent,
} from './path-event.ts';
import type { Recurrence } from './recurrence.ts';

type Passed = SeenEvent | DroppedEvent | SteppedEvent;

/** What is carried from event to event. */
interface Memory<S> {
  readonly h: S;
  /** The last step's time; null before the first. */
  readonly steppedUs: number | null;
  readonly seenFrame: number;
  /** A reset still to be done: at the first step of a frame after `afterFrame`. */
  readonly due: { readonly cause: ResetCause; readonly afterFrame: number } | null;
  readonly emit: Passed | null;
}

export interface StepOptions {
  /** A longer silence between two steps resets the state. */
  readonly maxGapUs: number;
  /** What the very first step's reset is called; `start` unless told. */
  readonly firstReset?: ResetCause;
}

/**
 * Steps on every `embedded` event and emits `stepped` in its place; `seen` and `dropped` pass through.
 *
 * The state is set back to h_0
 * - at the very first step (cause `firstReset`);
 * - after a `reset` event, at the first step of a frame seen after it (the cause of the latest one): a
 *   tick in flight at that moment still belongs to what was before;
 * - when more than `maxGapUs` lies between two steps, or time went back (cause `gap`).
 *
 * Synchronous, so nothing waits here. Each subscription folds a state of its own. An error of the
 * recurrence fails the stream.
 */
export function stepRecurrence<S>(
  recurrence: Recurrence<S>,
  { maxGapUs, firstReset = 'start' }: StepOptions,
): OperatorFunction<PathEvent, Passed> {
  const stepped = (memory: Memory<S>, event: EmbeddedEvent): Memory<S> => {
    const { frame, timestampUs, features } = event;
    const reset = memory.steppedUs === null ? firstReset : resetBefore(memory, event, maxGapUs);
    const isAtStart = reset === null || memory.steppedUs === null;
    const h = recurrence.step(isAtStart ? memory.h : recurrence.start(), features);
    const probabilities = recurrence.readOut(h);
    return {
      h,
      steppedUs: timestampUs,
      seenFrame: memory.seenFrame,
      due: reset === null ? memory.due : null,
      emit: { kind: 'stepped', frame, timestampUs, probabilities, reset },
    };
  };
  const step = (memory: Memory<S>, event: PathEvent): Memory<S> => {
    switch (event.kind) {
      case 'embedded':
        return stepped(memory, event);
      case 'seen':
        return { ...memory, seenFrame: event.frame, emit: event };
      case 'dropped':
        return { ...memory, emit: event };
      case 'reset':
        return {
          ...memory,
          due: { cause: event.cause, afterFrame: memory.seenFrame },
          emit: null,
        };
    }
  };

  return (events$) =>
    defer(() => {
      const h0: Memory<S> = {
        h: recurrence.start(),
        steppedUs: null,
        seenFrame: -1,
        due: null,
        emit: null,
      };
      return events$.pipe(
        scan(step, h0),
        map(({ emit }) => emit),
        filter((emit) => emit !== null),
      );
    });
}

function resetBefore(
  { steppedUs, due }: Memory<unknown>,
  { frame, timestampUs }: EmbeddedEvent,
  maxGapUs: number,
): ResetCause | null {
  if (due !== null && frame > due.afterFrame) return due.cause;
  const gapUs = timestampUs - (steppedUs ?? timestampUs);
  return gapUs < 0 || gapUs > maxGapUs ? 'gap' : null;
}
