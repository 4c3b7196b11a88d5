/** Tells the stream's time between two frames, evenly, though frames arrive a little early or late. */

export interface StreamClock {
  /** A frame of this stream time has just been told of. */
  readonly heard: (timestampUs: number) => void;
  /** Stream time of the first frame; 0 before it. */
  readonly originUs: () => number;
  /** Stream time of the newest frame; null before the first. */
  readonly latestUs: () => number | null;
  /** Moves on while running, never back, and at most half a second beyond the newest frame. */
  readonly nowUs: () => number;
  readonly run: () => void;
  readonly stop: () => void;
}

const MOST_AHEAD_US = 500_000;
/** How much of a frame's earliness or lateness is believed: arrival jitters, the stream's own clock does not. */
const BELIEF = 0.05;

export function createStreamClock(nowMs: () => number): StreamClock {
  let originUs: number | null = null;
  let latestUs: number | null = null;
  /** Machine time less stream time. */
  let offsetUs = 0;
  let toldUs = -Infinity;
  let isRunning = false;
  return {
    heard(timestampUs) {
      const measuredUs = nowMs() * 1000 - timestampUs;
      const errorUs = measuredUs - offsetUs;
      const isFar = latestUs === null || Math.abs(errorUs) > MOST_AHEAD_US;
      offsetUs = isFar ? measuredUs : offsetUs + BELIEF * errorUs;
      originUs ??= timestampUs;
      latestUs = Math.max(timestampUs, latestUs ?? timestampUs);
    },
    originUs: () => originUs ?? 0,
    latestUs: () => latestUs,
    nowUs() {
      if (latestUs === null) return 0;
      const aheadUs = isRunning ? nowMs() * 1000 - offsetUs - latestUs : 0;
      toldUs = Math.max(toldUs, latestUs + Math.min(Math.max(aheadUs, 0), MOST_AHEAD_US));
      return toldUs;
    },
    run() {
      isRunning = true;
    },
    stop() {
      isRunning = false;
    },
  };
}
