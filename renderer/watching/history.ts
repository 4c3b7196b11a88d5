/** What was said over the last hours, tick by tick, in rings of typed arrays: constant memory, no garbage. */
import type { ResetCause } from '../../contract/frame-label.ts';

export interface HistoryTrack {
  readonly id: string;
  /** Class ids in the order of the model's outputs. */
  readonly classes: readonly string[];
}

/** A label that stood long enough to count; `endUs` is null while it lasts. */
export interface HistoryEvent {
  /** Rises by one with every event of a session; fit as a key. */
  readonly number: number;
  readonly track: string;
  readonly label: string;
  readonly startUs: number;
  readonly endUs: number | null;
}

export interface HistoryReset {
  readonly timestampUs: number;
  readonly cause: ResetCause;
}

export interface History {
  readonly tracks: () => readonly HistoryTrack[];
  /** Rises whenever everything before is gone: a new session. */
  readonly generation: () => number;
  /** Ticks are numbered from the session's first; those from `first` to below `end` are still known. */
  readonly first: () => number;
  readonly end: () => number;
  /** Stream time of a tick, microseconds. */
  readonly timeUs: (tick: number) => number;
  /** First known tick at or after a stream time; `end` when there is none. */
  readonly tickAt: (timestampUs: number) => number;
  /** The network's own softmax; `track` and `cls` are indices. */
  readonly probability: (track: number, tick: number, cls: number) => number;
  /** Index of the steady class; -1 while there is none. */
  readonly label: (track: number, tick: number) => number;
  /** Probability of the steady class, smoothed. */
  readonly labelProbability: (track: number, tick: number) => number;
  /** Stream time of the session's first frame, which people count from; 0 before it. A camera's clock begins anywhere. */
  readonly originUs: () => number;
  /** Stream time of the newest frame; null before the first. */
  readonly latestUs: () => number | null;
  /** Stream time at this moment: moves on between frames while the session is live, stands still otherwise. */
  readonly nowUs: () => number;
  /** Oldest first, the last few thousand; the same array until one begins or ends. */
  readonly events: () => readonly HistoryEvent[];
  readonly resets: () => readonly HistoryReset[];
  /** Called after events changed, and when a session began. */
  readonly subscribe: (listener: () => void) => () => void;
}
