/** Decides which frames are ticks: by their timestamps at a rate, or by a list taken from an earlier run. */

/** `ratePerS` steps per second of stream time, or exactly the frames with these indices. */
export type TickChoice =
  { readonly ratePerS: number } | { readonly frames: ReadonlySet<number> | readonly number[] };

interface TimedFrame {
  readonly frame: number;
  readonly timestampUs: number;
}

/** The frame's tick number, rising over the stream, or null between ticks. Ask once per frame, in order. */
export type TickRule = (frame: TimedFrame) => number | null;

/** A timestamp that falls this far behind the latest one means that the camera's clock began anew. */
const CLOCK_RESTART_US = 1_000_000;

export function createTickRule(choice: TickChoice): TickRule {
  return 'ratePerS' in choice ? createRateRule(choice.ratePerS) : createListRule(choice.frames);
}

/**
 * Tick k is the first frame with timestamp >= t0 + floor(k * 1e6 / rate), t0 being the first frame's.
 * A frame that passes several tick times takes the latest number. A repeated or earlier timestamp is no
 * tick; where the clock began anew, that frame becomes the new t0 and the numbers go on.
 */
function createRateRule(ratePerS: number): TickRule {
  if (!(ratePerS > 0 && Number.isFinite(ratePerS))) {
    throw new RangeError(`The model rate must be above 0 steps per second, not ${ratePerS}.`);
  }
  let anchor: { readonly timestampUs: number; readonly tick: number } | null = null;
  let lastTick = -1;
  let latestUs = -Infinity;

  return ({ timestampUs }) => {
    if (anchor === null || timestampUs < latestUs - CLOCK_RESTART_US) {
      anchor = { timestampUs, tick: lastTick + 1 };
      latestUs = timestampUs;
    }
    latestUs = Math.max(latestUs, timestampUs);
    const tick = anchor.tick + lastDueTick(timestampUs - anchor.timestampUs, ratePerS);
    if (tick <= lastTick) return null;
    lastTick = tick;
    return tick;
  };
}

/**
 * The largest k with floor(k * 1e6 / rate) <= elapsedUs. Each k is computed from the anchor, never from
 * the tick before, so nothing drifts; the floor lets the whole microseconds of an exact camera hit its tick.
 */
function lastDueTick(elapsedUs: number, ratePerS: number): number {
  const k = Math.floor((elapsedUs * ratePerS) / 1e6);
  return Math.floor(((k + 1) * 1e6) / ratePerS) <= elapsedUs ? k + 1 : k;
}

/** The n-th listed frame to come by is tick n. */
function createListRule(frames: ReadonlySet<number> | readonly number[]): TickRule {
  const listed = new Set(frames);
  let nextTick = 0;
  return ({ frame }) => (listed.has(frame) ? nextTick++ : null);
}
