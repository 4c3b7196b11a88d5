/** Says when one thing at a time has taken too long, with one timer for all of them. */
import type { Subscription } from 'rxjs';
import { asyncScheduler, type SchedulerLike } from 'rxjs';

export interface Deadline {
  /** Watches over what begins now; the one before is over. @returns ends the watch: it came in time. */
  readonly watch: (onLate: () => void) => () => void;
  readonly close: () => void;
}

/**
 * Setting and clearing a timer for every tick costs more than a tick's own bookkeeping. So one timer runs on, and when
 * it rings it looks whether what is being watched is late, or when it would be.
 */
export function createDeadline(
  timeoutMs: number,
  scheduler: SchedulerLike = asyncScheduler,
): Deadline {
  let watched: { readonly untilMs: number; readonly onLate: () => void } | null = null;
  let timer: Subscription | null = null;
  const arm = (delayMs: number) => {
    timer = scheduler.schedule(ring, delayMs);
  };
  function ring() {
    timer = null;
    if (watched === null) return;
    const leftMs = watched.untilMs - scheduler.now();
    if (leftMs > 0) {
      arm(leftMs);
      return;
    }
    const { onLate } = watched;
    watched = null;
    onLate();
  }
  return {
    watch(onLate) {
      const mine = { untilMs: scheduler.now() + timeoutMs, onLate };
      watched = mine;
      if (timer === null) arm(timeoutMs);
      return () => {
        if (watched === mine) watched = null;
      };
    },
    close() {
      timer?.unsubscribe();
      timer = null;
      watched = null;
    },
  };
}
