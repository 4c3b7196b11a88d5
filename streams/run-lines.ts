/** Run-length codes labels: one line per stretch of one label in one track. */
import type { OperatorFunction } from 'rxjs';
import type { FrameLabel, TrackLabel } from '../contract/frame-label.ts';
import type { SessionLogLine } from '../contract/session-log.ts';
import { type Machine, through } from './through.ts';

export type RunLine = Extract<SessionLogLine, { kind: 'run' }>;

export interface RunLinesOptions {
  /** A stretch is written in parts of at most this much stream time, so that a crash loses no more. */
  readonly flushAfterUs: number;
}

/** A stretch still growing; `sum` adds up its label's probabilities. */
interface OpenRun {
  readonly start: { readonly frame: number; readonly timestampUs: number };
  readonly label: string | null;
  endFrame: number;
  sum: number;
}

/**
 * Emits a `run` line when its stretch is over: at a frame with another label, at the first frame that lies
 * `flushAfterUs` away from its start (either way, should time go back), and when the stream completes or
 * fails. A track's lines follow each other without a hole; `expandRuns` is the inverse. Synchronous, so
 * nothing waits.
 */
export function runLines(options: RunLinesOptions): OperatorFunction<FrameLabel, RunLine> {
  return through(() => createRunLines(options));
}

export function createRunLines({ flushAfterUs }: RunLinesOptions): Machine<FrameLabel, RunLine> {
  const runs = new Map<string, OpenRun>();

  const extend = (
    { track, label, probability }: TrackLabel,
    { frame, timestampUs }: FrameLabel,
  ): readonly RunLine[] => {
    const run = runs.get(track);
    const isSame =
      run?.label === label && Math.abs(timestampUs - run.start.timestampUs) < flushAfterUs;
    if (run !== undefined && isSame) {
      run.endFrame = frame + 1;
      run.sum += probability;
      return [];
    }
    const start = { frame, timestampUs };
    runs.set(track, { start, label, endFrame: frame + 1, sum: probability });
    return run === undefined ? [] : [toLine(track, run)];
  };

  return {
    next: (frameLabel) => frameLabel.tracks.flatMap((label) => extend(label, frameLabel)),
    end: () => [...runs].map(([track, run]) => toLine(track, run)),
  };
}

function toLine(track: string, { start, label, endFrame, sum }: OpenRun): RunLine {
  return {
    kind: 'run',
    track,
    label,
    startFrame: start.frame,
    endFrame,
    startUs: start.timestampUs,
    probability: sum / (endFrame - start.frame),
  };
}
