/** Reads from a session log what an offline replay needs to say the same as the live run. */
import type { ResetCause } from '../contract/frame-label.ts';
import type { SessionLogLine } from '../contract/session-log.ts';

export interface Replay {
  /** The ticks that reached the network, for `clipPipeline`'s `ticks: { frames }`. */
  readonly frames: readonly number[];
  /** Cause by the frame that was stepped after it, for `clipPipeline`'s `resets`. */
  readonly resets: ReadonlyMap<number, ResetCause>;
}

export function readReplay(lines: Iterable<SessionLogLine>): Replay {
  const frames: number[] = [];
  const resets = new Map<number, ResetCause>();
  for (const line of lines) {
    if (line.kind === 'ticks') frames.push(...line.frames);
    else if (line.kind === 'reset') resets.set(line.frame, line.cause);
  }
  return { frames, resets };
}
