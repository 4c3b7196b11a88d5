/** Measures the time between two frames the page draws, as long as it is visible. */
import type { Quantiles } from '../../contract/live-counters.ts';
import { createRecent } from '../live/recent.ts';

export interface FrameMeter {
  /** Over about the last minute; null while nothing was drawn. */
  readonly frameMs: () => Quantiles | null;
  readonly stop: () => void;
}

/** What of a window the meter needs. */
export interface FrameScope {
  readonly requestAnimationFrame: (callback: (atMs: number) => void) => number;
  readonly cancelAnimationFrame: (handle: number) => void;
  readonly document: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
}

/** Frames stop while the page is hidden; that pause is no slow frame. */
export function startFrameMeter(scope: FrameScope): FrameMeter {
  const recent = createRecent();
  let count = 0;
  let lastMs: number | null = null;
  const look = (atMs: number) => {
    if (lastMs !== null) {
      recent.add(atMs - lastMs);
      count += 1;
    }
    lastMs = atMs;
    handle = scope.requestAnimationFrame(look);
  };
  const forget = () => {
    lastMs = null;
  };
  let handle = scope.requestAnimationFrame(look);
  scope.document.addEventListener('visibilitychange', forget);
  return {
    frameMs: () => (count === 0 ? null : recent.quantiles()),
    stop() {
      scope.cancelAnimationFrame(handle);
      scope.document.removeEventListener('visibilitychange', forget);
    },
  };
}
