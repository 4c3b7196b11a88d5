/** Sessions one after the other: what runs is ended before anything else begins, and only the last wish counts. */
import type { FrameLabel } from '../../contract/frame-label.ts';
import type { WindowStatus } from '../../contract/window/watching.ts';
import { labelWords } from './label-words.ts';
import type { LiveHistory } from './live-history.ts';
import {
  closeAtHost,
  startLiveSession,
  type LiveSession,
  type LiveSessionOptions,
  type SessionSource,
} from './live-session.ts';
import type { WatchingOptions } from './parts.ts';
import { remarkOf } from './remarks.ts';
import type { Store } from './store.ts';
import type { WatchState } from './watch-state.ts';

export interface SessionTurns {
  /** The session that runs; null between sessions. */
  readonly session: () => LiveSession | null;
  /**
   * Shows `first` at once, and works once everything before is ended, unless something else was wished for
   * meanwhile. Resolves when that is done; a failure ends up in the state.
   */
  readonly inTurn: (
    first: Partial<WatchState>,
    work: (isWanted: () => boolean) => Promise<void>,
  ) => Promise<void>;
  /** To be called in turn. Rejects with a Fault where the host refuses. */
  readonly start: (order: StartOrder) => Promise<void>;
  readonly tellStatus: (label: FrameLabel | null) => void;
}

export interface StartOrder {
  readonly source: SessionSource;
  readonly modelId: string | null;
  readonly firstReset: 'start' | 'model-changed';
  readonly isWanted: () => boolean;
}

export function createSessionTurns(
  options: WatchingOptions,
  store: Store<WatchState>,
  history: LiveHistory,
): SessionTurns {
  const { host, parts } = options;
  let session: LiveSession | null = null;
  let lastWish = 0;
  let queue: Promise<void> = Promise.resolve();

  const tellStatus = (label: FrameLabel | null) => {
    const status = { ...statusOf(store.state(), label), pageFrameMs: parts.pageFrameMs() };
    // Nothing depends on it, and a lost host makes itself known.
    host.invoke('watch.status', status).catch(() => undefined);
  };
  const start = async ({ source, modelId, firstReset, isWanted }: StartOrder) => {
    const wantsGpu = options.settings().delegate === 'gpu';
    const graphics = wantsGpu ? { graphics: parts.readGraphics() } : {};
    const request = { source: source.kind, model: modelId, ...graphics };
    const plan = await host.invoke('watch.begin', request);
    if (!isWanted()) {
      await closeAtHost(host, plan.session);
      return;
    }
    store.change({ model: plan.model, extractorName: plan.extractor.name });
    const telling = { onChange: store.change, onStatus: tellStatus };
    const given = { ...options, ...telling, history, plan, source, firstReset };
    const started = await startOrClose(given);
    session = started;
    tellStatus(null);
    void started.over.then(() => {
      if (session !== started) return;
      session = null;
      tellStatus(null);
    });
  };
  const inTurn: SessionTurns['inTurn'] = (first, work) => {
    const wish = ++lastWish;
    const isWanted = () => wish === lastWish;
    const ended = session?.end();
    session = null;
    store.change(first);
    queue = queue
      .then(() => ended)
      .then(() => (isWanted() ? work(isWanted) : undefined))
      .catch((error: unknown) => {
        if (isWanted()) store.change({ phase: 'failed', remark: remarkOf(error) });
      });
    return queue;
  };
  return { session: () => session, inTurn, start, tellStatus };
}

/** A session that cannot even start is closed at the host, too. */
async function startOrClose(options: LiveSessionOptions): Promise<LiveSession> {
  try {
    return startLiveSession(options);
  } catch (error) {
    await closeAtHost(options.host, options.plan.session);
    throw error;
  }
}

function statusOf(
  { phase, model, counters }: WatchState,
  label: FrameLabel | null,
): Omit<WindowStatus, 'pageFrameMs'> {
  const state = phase === 'ended' ? 'idle' : phase;
  return { state, label: labelWords(label, model?.tracks ?? []), counters };
}
