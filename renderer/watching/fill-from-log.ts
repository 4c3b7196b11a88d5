/** Fills a history from the lines of a kept session log: its ticks with their labels, its events, its resets. */
import type { SessionLogLine } from '../../contract/session-log.ts';
import type { LiveHistory } from './live-history.ts';
import type { TrackTick } from './ticks-ring.ts';

type LineOf<K extends SessionLogLine['kind']> = Extract<SessionLogLine, { kind: K }>;

interface Tick {
  readonly frame: number;
  readonly timestampUs: number;
}

/** Constant memory has its price: of longer logs the last so many ticks are shown, 18 hours at 15 per second. */
const MOST_TICKS = 18 * 3600 * 15;

/**
 * A log keeps of each stretch its label and that label's mean probability, so every other class of a tick
 * has the probability 0. Lines of frames that no tick stands for, and runs of unknown tracks, are passed over.
 */
export function fillFromLog(history: LiveHistory, lines: readonly SessionLogLine[]): void {
  const tracks = lines.find((line) => line.kind === 'header')?.tracks ?? [];
  const ticks = lines.filter((line) => line.kind === 'ticks').flatMap(toTicks);
  const shown = ticks.slice(-MOST_TICKS);
  history.begin({ tracks, capacity: Math.max(1, shown.length) });
  const readers = tracks.map(({ id, classes }) => {
    const runs = lines.filter((line) => line.kind === 'run' && line.track === id);
    return readRuns(runs as readonly LineOf<'run'>[], classes);
  });
  for (const { frame, timestampUs } of shown)
    history.addTick(
      timestampUs,
      readers.map((at) => at(frame)),
    );
  history.addLines(lines);
  history.finish();
}

function toTicks({ frames, timestampsUs }: LineOf<'ticks'>): readonly Tick[] {
  return frames.flatMap((frame, i) => {
    const timestampUs = timestampsUs[i];
    return timestampUs === undefined ? [] : [{ frame, timestampUs }];
  });
}

/** Frames must be asked for in rising order. */
function readRuns(runs: readonly LineOf<'run'>[], classes: readonly string[]) {
  const inOrder = runs.toSorted((a, b) => a.startFrame - b.startFrame);
  let i = 0;
  return (frame: number): TrackTick | undefined => {
    while ((inOrder[i]?.endFrame ?? Infinity) <= frame) i += 1;
    const run = inOrder[i];
    if (run?.label == null || frame < run.startFrame) return undefined;
    const { label: name, probability } = run;
    const label = classes.indexOf(name);
    return {
      label,
      probability,
      probabilities: classes.map((_, k) => (k === label ? probability : 0)),
    };
  };
}
