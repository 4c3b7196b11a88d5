/** Which frame a time means, by the clip's own timestamps, at any frame rate and at one that varies. */

/** Other programs round times, most to a millisecond: as far as this from a frame, that frame is meant. */
export const TOLERANCE_US = 1000;
/** Used when a clip of one frame leaves no interval to go by: a thirtieth of a second. */
const LONE_FRAME_US = 33_333;

/** When the last frame ends: as long after it as it is after the one before. */
export function endOfClip(timestampsUs: readonly number[]): number {
  const last = timestampsUs.at(-1) ?? 0;
  const before = timestampsUs.at(-2);
  return last + (before === undefined ? LONE_FRAME_US : last - before);
}

/** Index of the first time that is not before `us`; the number of frames if there is none. */
export function firstAtOrAfter(timestampsUs: readonly number[], us: number): number {
  let low = 0;
  let high = timestampsUs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timestampsUs[middle] ?? Infinity) < us) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The nearest frame where one is near enough, else the first at or after; the number of frames is the clip's end. */
export function boundaryAt(timestampsUs: readonly number[], us: number): number {
  const after = firstAtOrAfter(timestampsUs, us);
  const before = timestampsUs[after - 1];
  if (before === undefined) return after;
  const distance = us - before;
  const isNear =
    distance <= TOLERANCE_US && distance < (timestampsUs[after] ?? endOfClip(timestampsUs)) - us;
  return isNear ? firstAtOrAfter(timestampsUs, before) : after;
}

/** The frame on the screen at this time, or the nearest where one is near enough; the number of frames after the end. */
export function frameShownAt(timestampsUs: readonly number[], us: number): number {
  const boundary = boundaryAt(timestampsUs, us);
  const atUs = timestampsUs[boundary];
  if (atUs === undefined) return us < endOfClip(timestampsUs) ? timestampsUs.length - 1 : boundary;
  return atUs <= us + TOLERANCE_US ? boundary : Math.max(0, boundary - 1);
}
