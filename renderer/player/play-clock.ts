/** Which frame is due while a clip plays: forwards or backwards, faster or slower, round and round in a loop. */
import type { Stretch } from '../../contract/labelling/segments.ts';
import type { FrameTimes } from '../timeline/frame-times.ts';

/** The clip's time at a moment of the wall clock, and how it moves from there. */
export interface Playing {
  readonly atMs: number;
  readonly timeUs: number;
  /** Microseconds of the clip per microsecond; below 0 it plays backwards. */
  readonly rate: number;
}

export interface PlayScene {
  readonly times: FrameTimes;
  readonly loop: Stretch | null;
  /** The frame on screen. */
  readonly shown: number;
}

export interface Due {
  readonly frame: number;
  /** Null when the end has been reached. */
  readonly playing: Playing | null;
}

/** Playing that falls back further waits for its pictures, so that nobody labels what was never seen. */
const MOST_BEHIND_MS = 400;

export const speeds = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 4, 8] as const;

export function nextSpeed(speed: number, by: 1 | -1): number {
  const found = by > 0 ? speeds.find((one) => one > speed) : speeds.findLast((one) => one < speed);
  return found ?? speed;
}

export function dueAt(nowMs: number, playing: Playing, { times, loop, shown }: PlayScene): Due {
  const { atMs, timeUs, rate } = playing;
  const isBackward = rate < 0;
  const first = loop?.startFrame ?? 0;
  const end = loop?.endFrame ?? times.frames;
  const dueUs = timeUs + (nowMs - atMs) * 1000 * rate;
  const isPast = isBackward ? dueUs < times.boundaryUs(first) : dueUs >= times.boundaryUs(end);
  if (isPast && shown === (isBackward ? first : end - 1)) {
    if (loop === null) return { frame: shown, playing: null };
    const again = isBackward ? end - 1 : first;
    return {
      frame: again,
      playing: { atMs: nowMs, timeUs: startOf(again, isBackward, times), rate },
    };
  }
  // The last frame of a round is always seen, however fast it goes.
  const frame = isPast ? (isBackward ? first : end - 1) : times.frameAt(dueUs);
  const overdueUs = isBackward
    ? times.boundaryUs(shown) - dueUs
    : dueUs - times.boundaryUs(shown + 1);
  if (overdueUs / 1000 / Math.abs(rate) <= MOST_BEHIND_MS) return { frame, playing };
  const next = Math.max(first, Math.min(end - 1, shown + (isBackward ? -1 : 1)));
  return { frame: next, playing: { atMs: nowMs, timeUs: startOf(next, isBackward, times), rate } };
}

/** Going back, a frame is entered at its end. */
export function startOf(frame: number, isBackward: boolean, times: FrameTimes): number {
  return isBackward ? times.boundaryUs(frame + 1) - 1 : times.boundaryUs(frame);
}
