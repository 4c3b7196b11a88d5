/** What is told of an extraction in the background: one state that is changed, with the time it will still take. */
import type { ReExtraction } from '../../../contract/window/re-extraction.ts';
import { createWorkClock } from './work-clock.ts';

export type ReExtractionChange = Partial<Omit<ReExtraction, 'secondsLeft'>>;

export interface ReExtractionTeller {
  readonly state: () => ReExtraction | null;
  readonly isUnderWay: () => boolean;
  /** The next change begins a new state. */
  readonly begin: () => void;
  readonly change: (changes: ReExtractionChange) => void;
  /** There is nothing to tell any more. */
  readonly clear: () => void;
  /** Keeps the time of work alone; @returns the phase this is. */
  readonly keepTime: (isWorking: boolean) => 'running' | 'waiting';
}

export interface ReExtractionTellerOptions {
  readonly onState: (state: ReExtraction | null) => void;
  readonly nowMs?: (() => number) | undefined;
}

const nothingYet: ReExtraction = {
  phase: 'running',
  extractor: '',
  clips: 0,
  clipsDone: 0,
  share: 0,
  secondsLeft: null,
  problems: [],
  message: null,
};

export function createReExtractionTeller({
  onState,
  nowMs = () => performance.now(),
}: ReExtractionTellerOptions): ReExtractionTeller {
  let state: ReExtraction | null = null;
  let clock = createWorkClock(nowMs);
  return {
    state: () => state,
    isUnderWay: () => state?.phase === 'running' || state?.phase === 'waiting',
    begin() {
      state = null;
      clock = createWorkClock(nowMs);
    },
    change(changes) {
      const changed = { ...(state ?? nothingYet), ...changes };
      state = { ...changed, secondsLeft: clock.secondsLeft(changed.share) };
      onState(state);
    },
    clear() {
      if (state === null) return;
      state = null;
      onState(null);
    },
    keepTime(isWorking) {
      if (isWorking) clock.run();
      else clock.rest();
      return isWorking ? 'running' : 'waiting';
    },
  };
}
