/**
 * Tells which of the frames that the worker reads is the one on screen. A <video> names the instant its frame was
 * captured on the page's clock, the frames themselves on the camera's; the two differ by a constant, which is found
 * by the one difference that fits frame after frame, since no camera is regular to the microsecond.
 */

export interface ShownFrame {
  /** A frame was read. */
  readonly read: (timestampUs: number) => void;
  /** A frame is on screen. */
  readonly shown: (captureMs: number) => void;
  /** Time of the frame on screen as the camera counts; of the newest one while that cannot be told. */
  readonly timestampUs: () => number | null;
  /** Another camera. */
  readonly clear: () => void;
}

const TOLERANCE_US = 60;
const KEPT = 60;
/** A frame may be on screen before it was read; after so many further ones it was read, or never will be. */
const PATIENCE = 8;
/** A page that is hidden is shown nothing. */
const STALE_US = 500_000;

export function createShownFrame(): ShownFrame {
  let recent: number[] = [];
  let offsets: number[] = [];
  let pending: { readonly captureUs: number; readonly dueAt: number }[] = [];
  let reads = 0;
  let lastCaptureUs: number | null = null;
  const matchOf = (timeUs: number) => recent.find((t) => Math.abs(t - timeUs) <= TOLERANCE_US);
  const learn = (captureUs: number) => {
    offsets = offsets.filter((offset) => matchOf(captureUs + offset) !== undefined);
    if (offsets.length === 0) offsets = recent.map((t) => t - captureUs);
  };
  return {
    read(timestampUs) {
      recent = [...recent, timestampUs].slice(-KEPT);
      reads += 1;
      for (const { captureUs } of pending.filter(({ dueAt }) => dueAt <= reads)) learn(captureUs);
      pending = pending.filter(({ dueAt }) => dueAt > reads);
    },
    shown(captureMs) {
      lastCaptureUs = captureMs * 1000;
      pending.push({ captureUs: lastCaptureUs, dueAt: reads + PATIENCE });
    },
    timestampUs() {
      const newest = recent.at(-1) ?? null;
      const [offset, ...others] = offsets;
      if (newest === null || lastCaptureUs === null || offset === undefined || others.length > 0)
        return newest;
      const match = matchOf(lastCaptureUs + offset);
      return match === undefined || newest - match > STALE_US ? newest : match;
    },
    clear() {
      recent = [];
      offsets = [];
      pending = [];
      lastCaptureUs = null;
    },
  };
}
