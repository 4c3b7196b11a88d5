/** Extracts a project's features anew in the background: one project at a time, held while something is watched. */
import { toFault } from '../../../contract/fault.ts';
import type { ReExtraction } from '../../../contract/window/re-extraction.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';
import type { Project } from '../project/project.ts';
import type { Stage } from '../stage/stage.ts';
import { extractMissing } from './extract-missing.ts';
import { createWorkClock } from './work-clock.ts';
import { createWorkGate } from './work-gate.ts';

export interface ReExtractionOrder {
  readonly project: Project;
  /** Asked when the work begins. @throws Fault */
  readonly resolve: () => Promise<Extractor>;
  /** Called when every clip that can have features has them. */
  readonly onDone: () => Promise<void>;
}

export interface ReExtractor {
  /** Null while there is nothing to tell. */
  readonly state: () => ReExtraction | null;
  /** In the place of what runs. */
  readonly begin: (order: ReExtractionOrder) => void;
  /** Work rests at the next batch of rows while it is held. */
  readonly hold: (isHeld: boolean) => void;
  /** Ends what runs, for its user does not want it. */
  readonly cancel: () => void;
  /** Ends what runs, and says nothing more of it. */
  readonly drop: () => void;
  /** The same; resolves when nothing is left behind. */
  readonly close: () => Promise<void>;
}

export interface ReExtractorOptions {
  readonly openStage: () => Promise<Stage>;
  readonly onState: (state: ReExtraction | null) => void;
  readonly nowMs?: () => number;
}

type Change = Partial<Omit<ReExtraction, 'secondsLeft'>>;

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

export function createReExtractor(options: ReExtractorOptions): ReExtractor {
  const { openStage, onState, nowMs = () => performance.now() } = options;
  const gate = createWorkGate();
  let state: ReExtraction | null = null;
  let stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let clock = createWorkClock(nowMs);
  const tell = (told: ReExtraction | null) => {
    state = told;
    onState(told);
  };
  const change = (changes: Change) => {
    const changed = { ...(state ?? nothingYet), ...changes };
    tell({ ...changed, secondsLeft: clock.secondsLeft(changed.share) });
  };
  const isUnderWay = () => state?.phase === 'running' || state?.phase === 'waiting';
  const keepTime = () => {
    if (gate.isOpen()) clock.run();
    else clock.rest();
    return gate.isOpen() ? ('running' as const) : ('waiting' as const);
  };

  const work = async (order: ReExtractionOrder, signal: AbortSignal) => {
    if (signal.aborted) return;
    const changeUnlessOver = (changes: Change) => {
      if (!signal.aborted) change(changes);
    };
    try {
      const extractor = await order.resolve();
      const { hasClips } = await extractMissing(openStage, {
        project: order.project,
        extractor,
        signal,
        rest: () => gate.pass(signal),
        onProgress: (progress) => {
          changeUnlessOver({ extractor: extractor.name, ...progress, phase: keepTime() });
        },
      });
      if (signal.aborted) return;
      await order.onDone();
      if (hasClips) changeUnlessOver({ phase: 'done', share: 1 });
      else if (!signal.aborted) tell(null);
    } catch (error) {
      const { message } = toFault(error);
      changeUnlessOver({ phase: 'failed', message });
    }
  };
  const end = () => {
    stopping.abort();
    stopping = new AbortController();
  };
  return {
    state: () => state,
    begin(order) {
      end();
      const { signal } = stopping;
      state = null;
      clock = createWorkClock(nowMs);
      running = running.then(() => work(order, signal));
    },
    hold(isHeld) {
      gate.set(!isHeld);
      if (isUnderWay()) change({ phase: keepTime() });
    },
    cancel() {
      end();
      if (isUnderWay()) change({ phase: 'cancelled' });
    },
    drop() {
      end();
      if (state !== null) tell(null);
    },
    close() {
      end();
      return running;
    },
  };
}
