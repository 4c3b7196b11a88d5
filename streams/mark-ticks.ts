/** Marks the frames on which the recurrence is due to step. */
import { defer, map, type OperatorFunction } from 'rxjs';
import type { MarkedFrame, SourceFrame } from './path-event.ts';
import { createTickRule, type TickChoice } from './tick-rule.ts';

/**
 * Passes every frame on at once with its tick's number, or null between ticks (see `TickRule`).
 * Ownership of the handle passes with the frame: nothing is kept, so there is nothing to give back on
 * unsubscribe. Errors and completion pass through. Each subscription counts its own ticks.
 *
 * @throws RangeError at once for a rate that is not above 0.
 */
export function markTicks<H>(choice: TickChoice): OperatorFunction<SourceFrame<H>, MarkedFrame<H>> {
  createTickRule(choice);
  return (frames$) =>
    defer(() => {
      const tickOf = createTickRule(choice);
      return frames$.pipe(map((frame) => ({ ...frame, tick: tickOf(frame) })));
    });
}
