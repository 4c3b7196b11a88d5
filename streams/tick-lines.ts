/** Batches the ticks that reached the network into the lines a replay needs. */
import type { SessionLogLine } from '../contract/session-log.ts';
import type { PathOutput } from './path-event.ts';
import type { Machine } from './through.ts';

type TicksLine = Extract<SessionLogLine, { kind: 'ticks' }>;

export interface TickLinesOptions {
  /** A batch is over at the first frame that lies this far in stream time from its first tick. */
  readonly flushAfterUs: number;
  /** ... or when it holds this many ticks. */
  readonly ticksPerLine: number;
}

/** Answers with a `ticks` line when a batch is over, and at the end with what is left. */
export function createTickLines({
  flushAfterUs,
  ticksPerLine,
}: TickLinesOptions): Machine<PathOutput, TicksLine> {
  let frames: number[] = [];
  let timestampsUs: number[] = [];

  const flush = (): readonly TicksLine[] => {
    if (frames.length === 0) return [];
    const line: TicksLine = { kind: 'ticks', frames, timestampsUs };
    frames = [];
    timestampsUs = [];
    return [line];
  };

  return {
    next({ frame, timestampUs, source }) {
      const [firstUs = timestampUs] = timestampsUs;
      const late = Math.abs(timestampUs - firstUs) >= flushAfterUs ? flush() : [];
      if (source !== 'fresh') return late;
      frames.push(frame);
      timestampsUs.push(timestampUs);
      return frames.length < ticksPerLine ? late : [...late, ...flush()];
    },
    end: flush,
  };
}
