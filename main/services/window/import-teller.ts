/** What the window is told of an import: one state that is changed, often, and pushed a few times a second. */
import type { ImportState } from '../../../contract/window/import-commands.ts';
import type { Push } from '../../../contract/window/pushes.ts';
import { problemText } from '../clips/import/import-plan.ts';
import type { ImportProgress, ImportSummary } from '../clips/import/run-import.ts';
import type { WorkClock } from '../features/work-clock.ts';
import { inWindowWords } from './in-window-words.ts';

const PUSH_MS = 200;

export interface ImportTeller {
  readonly state: () => ImportState | null;
  readonly begin: (clips: number, clock: WorkClock) => void;
  readonly at: (progress: ImportProgress, share: number) => void;
  readonly end: (phase: 'done' | 'stopped', summary: ImportSummary) => void;
  readonly fail: (phase: 'stopped' | 'failed', message: string) => void;
  readonly clear: () => void;
}

interface ImportTellerOptions {
  readonly push: (push: Push) => void;
  readonly nowMs: () => number;
}

export function createImportTeller({ push, nowMs }: ImportTellerOptions): ImportTeller {
  let state: ImportState | null = null;
  let clock: WorkClock | null = null;
  let pushedMs = -Infinity;
  const change = (changes: Partial<ImportState>) => {
    state = { ...(state ?? nothingYet), ...changes };
  };
  const tell = () => {
    if (state === null) return;
    pushedMs = nowMs();
    push({ kind: 'import', state });
  };
  return {
    state: () => state,
    begin(clips, workClock) {
      clock = workClock;
      clock.run();
      state = { ...nothingYet, clips };
      tell();
    },
    at({ done, source, framesSoFar }, share) {
      const isNext = state?.clipsDone !== done;
      const secondsLeft = isNext ? (clock?.secondsLeft(share) ?? null) : state?.secondsLeft;
      change({ clipsDone: done, source, frames: framesSoFar, share });
      if (secondsLeft !== undefined) change({ secondsLeft });
      if (isNext) push({ kind: 'clips-changed' });
      if (isNext || nowMs() - pushedMs >= PUSH_MS) tell();
    },
    end(phase, { clips, skipped, segments, problems, notes }) {
      const outcome = { imported: clips.length, present: skipped.length, segments };
      const words = {
        problems: problems.map((p) => inWindowWords(problemText(p))),
        notes: notes.map(inWindowWords),
      };
      change({ phase, outcome, ...words, secondsLeft: null });
      if (phase === 'done') change({ clipsDone: state?.clips ?? 0, share: 1 });
      tell();
    },
    fail(phase, message) {
      change({ phase, message, secondsLeft: null });
      tell();
    },
    clear() {
      state = null;
    },
  };
}

const nothingYet: ImportState = {
  phase: 'running',
  clips: 0,
  clipsDone: 0,
  source: '',
  frames: 0,
  share: 0,
  secondsLeft: null,
  outcome: null,
  problems: [],
  notes: [],
  message: null,
};
