/** Tells a window that was closed from a page that is being reloaded, by how long no page is connected. */

export interface LeavingOptions {
  readonly graceMs: number;
  /** Called when a page was there, and none has been for the time of grace. */
  readonly onLeft: () => void;
}

/** @returns takes the number of connected pages, whenever it changes. */
export function createLeaving({ graceMs, onLeft }: LeavingOptions): (pages: number) => void {
  let timer: NodeJS.Timeout | null = null;
  return (pages) => {
    if (timer !== null) clearTimeout(timer);
    timer = pages > 0 ? null : setTimeout(onLeft, graceMs);
    timer?.unref();
  };
}
