/** Restores the label of every frame from the run lines of a session log: the inverse of `runLines`. */
import { Fault } from '../contract/fault.ts';
import type { SessionLogLine } from '../contract/session-log.ts';

/**
 * Per track, the label of every frame from 0; lines of other kinds are passed over. A frame that no line
 * speaks of (a log cut short in the middle) has the label null.
 *
 * @throws Fault when a track's lines overlap or run backwards.
 */
export function expandRuns(
  lines: Iterable<SessionLogLine>,
): ReadonlyMap<string, readonly (string | null)[]> {
  const labels = new Map<string, (string | null)[]>();
  for (const line of lines) {
    if (line.kind !== 'run') continue;
    const { track, label, startFrame, endFrame } = line;
    const frames = labels.get(track) ?? [];
    labels.set(track, frames);
    if (startFrame < frames.length || endFrame < startFrame) {
      throw new Fault(
        'bad-input',
        `The session log labels frame ${startFrame} of track "${track}" twice; delete the log or restore it from a copy.`,
      );
    }
    while (frames.length < startFrame) frames.push(null);
    while (frames.length < endFrame) frames.push(label);
  }
  return labels;
}
