/** Frames per second over the last few seconds, from a count that is looked at now and then. */

export interface FrameRate {
  /** @returns frames per second; null before two looks. */
  readonly look: (frames: number) => number | null;
}

const OVER_MS = 4000;

export function createFrameRate(nowMs: () => number): FrameRate {
  let looks: readonly { readonly atMs: number; readonly frames: number }[] = [];
  return {
    look(frames) {
      const atMs = nowMs();
      looks = [...looks.filter((look) => atMs - look.atMs <= OVER_MS), { atMs, frames }];
      const [oldest] = looks;
      if (oldest === undefined || atMs <= oldest.atMs) return null;
      return ((frames - oldest.frames) * 1000) / (atMs - oldest.atMs);
    },
  };
}
