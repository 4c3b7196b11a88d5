/** Extracts a project's features anew in the background: one project at a time, held while something is watched. */
import { toFault } from '../../../contract/fault.ts';
import type { ReExtraction } from '../../../contract/window/re-extraction.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';
import type { Project } from '../project/project.ts';
import type { Stage } from '../stage/stage.ts';
import { extractMissing } from './extract-missing.ts';
import {
  createReExtractionTeller,
  type ReExtractionChange,
  type ReExtractionTeller,
  type ReExtractionTellerOptions,
} from './re-extraction-teller.ts';
import { createWorkGate, type WorkGate } from './work-gate.ts';

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

export interface ReExtractorOptions extends ReExtractionTellerOptions {
  readonly openStage: () => Promise<Stage>;
}

export function createReExtractor(options: ReExtractorOptions): ReExtractor {
  const gate = createWorkGate();
  const teller = createReExtractionTeller(options);
  const working = { ...options, gate, teller };
  let stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  const end = () => {
    stopping.abort();
    stopping = new AbortController();
  };
  return {
    state: teller.state,
    begin(order) {
      end();
      const { signal } = stopping;
      teller.begin();
      running = running.then(() => work(order, signal, working));
    },
    hold(isHeld) {
      gate.set(!isHeld);
      if (teller.isUnderWay()) teller.change({ phase: teller.keepTime(!isHeld) });
    },
    cancel() {
      end();
      if (teller.isUnderWay()) teller.change({ phase: 'cancelled' });
    },
    drop() {
      end();
      teller.clear();
    },
    close() {
      end();
      return running;
    },
  };
}

interface Working extends Pick<ReExtractorOptions, 'openStage'> {
  readonly gate: WorkGate;
  readonly teller: ReExtractionTeller;
}

/** Given up, it tells nothing more. Never rejects. */
async function work(
  { project, resolve, onDone }: ReExtractionOrder,
  signal: AbortSignal,
  { openStage, gate, teller }: Working,
): Promise<void> {
  const change = (changes: ReExtractionChange) => {
    if (!signal.aborted) teller.change(changes);
  };
  try {
    signal.throwIfAborted();
    const extractor = await resolve();
    const { hasClips } = await extractMissing(openStage, {
      project,
      extractor,
      signal,
      rest: () => gate.pass(signal),
      onProgress: (progress) => {
        const phase = teller.keepTime(gate.isOpen());
        change({ extractor: extractor.name, ...progress, phase });
      },
    });
    signal.throwIfAborted();
    await onDone();
    if (hasClips) change({ phase: 'done', share: 1 });
  } catch (error) {
    const { message } = toFault(error);
    change({ phase: 'failed', message });
  }
}
