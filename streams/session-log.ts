/** Writes down a live run as it happens: the lines of a session log, small enough to keep for days. */
import { type OperatorFunction, startWith } from 'rxjs';
import type { SessionLogLine } from '../contract/session-log.ts';
import { type ActivityEvent, createActivityEvents } from './activity-events.ts';
import type { PathOutput } from './path-event.ts';
import { createRunLines } from './run-lines.ts';
import { createTickLines } from './tick-lines.ts';
import { type Machine, through } from './through.ts';

export interface SessionLogOptions {
  /** The first line: what ran on what. */
  readonly header: Extract<SessionLogLine, { kind: 'header' }>;
  /** How long an activity must stand to be logged. */
  readonly minDurationUs: number;
  /** The wall clock of the last line, ISO 8601. */
  readonly now: () => string;
  /** Runs are written in parts of at most this much stream time; 10 s unless told. */
  readonly flushRunsAfterUs?: number;
  /** Ticks are written at least this often in stream time; 1 s unless told. */
  readonly flushTicksAfterUs?: number;
  /** ... and at least every so many ticks; 64 unless told. */
  readonly ticksPerLine?: number;
}

/**
 * Emits the header on subscription, then, as frames come, their `reset` and `drop` lines at once, `event` lines once an activity has stood, `ticks` and `run` lines in batches.
 *
 * On completion it emits what is batched and the `end` line. On an error of the source it emits what is
 * batched, but no `end`: the run was not closed properly. On unsubscribe the batches are lost, so stop a
 * run by completing its frames. Synchronous, so nothing waits.
 */
export function sessionLog(
  options: SessionLogOptions,
): OperatorFunction<PathOutput, SessionLogLine> {
  return (outputs$) =>
    outputs$.pipe(
      through(() => createSessionLog(options)),
      startWith(options.header),
    );
}

function createSessionLog({
  minDurationUs,
  now,
  flushRunsAfterUs = 10_000_000,
  flushTicksAfterUs = 1_000_000,
  ticksPerLine = 64,
}: SessionLogOptions): Machine<PathOutput, SessionLogLine> {
  const events = createActivityEvents({ minDurationUs });
  const ticks = createTickLines({ flushAfterUs: flushTicksAfterUs, ticksPerLine });
  const runs = createRunLines({ flushAfterUs: flushRunsAfterUs });
  let frames = 0;
  let steps = 0;

  return {
    next(output) {
      frames += 1;
      if (output.source === 'fresh') steps += 1;
      return [
        ...incidents(output),
        ...events.next(output).map(toEventLine),
        ...ticks.next(output),
        ...runs.next(output),
      ];
    },
    end(how) {
      const rest = [...events.end(how).map(toEventLine), ...ticks.end(how), ...runs.end(how)];
      return how === 'failed' ? rest : [...rest, { kind: 'end', endedAt: now(), frames, steps }];
    },
  };
}

function incidents({ frame, timestampUs, reset, dropCause }: PathOutput): SessionLogLine[] {
  const lines: SessionLogLine[] = [];
  if (reset !== null) lines.push({ kind: 'reset', frame, timestampUs, cause: reset });
  if (dropCause !== null) lines.push({ kind: 'drop', frame, timestampUs, cause: dropCause });
  return lines;
}

function toEventLine(event: ActivityEvent): SessionLogLine {
  return { kind: 'event', ...event };
}
