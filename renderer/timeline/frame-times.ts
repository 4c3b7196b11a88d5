/** When each frame of a clip begins: the timeline's only clock, since the frames of a video may be unevenly spaced. */

export interface FrameTimes {
  readonly frames: number;
  readonly startUs: number;
  /** Where the last frame ends. */
  readonly endUs: number;
  /** Mean time that a frame stands. */
  readonly frameUs: number;
  /** Where a boundary between frames lies; 0 is the first frame's begin, `frames` the last one's end. */
  readonly boundaryUs: (boundary: number) => number;
  /** The frame that stands at a time; before the first it is the first, after the last the last. */
  readonly frameAt: (timeUs: number) => number;
  /** The boundary that lies nearest to a time. */
  readonly boundaryAt: (timeUs: number) => number;
}

/** What a frame of a clip with only one lasts. */
const LONE_FRAME_US = 33_333;

/** @param timestampsUs of every frame, rising; at least one. */
export function createFrameTimes(timestampsUs: Float64Array): FrameTimes {
  const frames = timestampsUs.length;
  const startUs = timestampsUs[0] ?? 0;
  const lastUs = timestampsUs[frames - 1] ?? startUs;
  const frameUs = frames > 1 ? Math.max(1, (lastUs - startUs) / (frames - 1)) : LONE_FRAME_US;
  const endUs = lastUs + frameUs;
  const boundaryUs = (boundary: number) =>
    timestampsUs[boundary] ?? (boundary <= 0 ? startUs : endUs);
  const frameAt = (timeUs: number) => {
    let low = 0;
    let high = Math.max(0, frames - 1);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((timestampsUs[middle] ?? Infinity) <= timeUs) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    frames,
    startUs,
    endUs,
    frameUs,
    boundaryUs,
    frameAt,
    boundaryAt(timeUs) {
      const frame = frameAt(timeUs);
      return timeUs - boundaryUs(frame) < boundaryUs(frame + 1) - timeUs ? frame : frame + 1;
    },
  };
}

/** @param bytes signed 64-bit little-endian microseconds, as in timestamps.i64. */
export function readTimestamps(bytes: ArrayBuffer): Float64Array {
  const view = new DataView(bytes);
  return Float64Array.from({ length: Math.floor(bytes.byteLength / 8) }, (_, i) =>
    Number(view.getBigInt64(8 * i, true)),
  );
}
