/** How long work that may rest will still take, by the pace it has had. */

export interface WorkClock {
  readonly run: () => void;
  readonly rest: () => void;
  /** Null before anything is done, and when all is. */
  readonly secondsLeft: (share: number) => number | null;
}

export function createWorkClock(nowMs: () => number): WorkClock {
  let workedMs = 0;
  let sinceMs: number | null = null;
  const rest = () => {
    if (sinceMs !== null) workedMs += nowMs() - sinceMs;
    sinceMs = null;
  };
  return {
    run() {
      sinceMs ??= nowMs();
    },
    rest,
    secondsLeft(share) {
      if (share <= 0 || share >= 1) return null;
      const soFarMs = workedMs + (sinceMs === null ? 0 : nowMs() - sinceMs);
      return (soFarMs * (1 - share)) / share / 1000;
    },
  };
}
