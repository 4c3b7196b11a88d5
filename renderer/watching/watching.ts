/** Watches for the views: begins and ends sessions, and says how they fare. */
import { Fault } from '../../contract/fault.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import type { Push } from '../../contract/window/pushes.ts';
import { createLiveHistory, type LiveHistory } from './live-history.ts';
import type { LiveSession } from './live-session.ts';
import type { WatchingOptions } from './parts.ts';
import { openingRemark, remarkOf } from './remarks.ts';
import { replayLog } from './replay-log.ts';
import { createSessionTurns, type SessionTurns, type StartOrder } from './session-turns.ts';
import { createStore, type Store } from './store.ts';
import type { Watching, WatchSource, WatchState } from './watch-state.ts';

const idle: WatchState = {
  phase: 'idle',
  source: null,
  remark: null,
  model: null,
  extractorName: null,
  picture: null,
  cameraName: null,
  keptLog: null,
  counters: null,
  framesPerS: null,
  remembersS: null,
  lastReset: null,
};

export function createWatching(options: WatchingOptions): Watching {
  const { host, parts } = options;
  const store = createStore(idle);
  const history = createLiveHistory(parts.nowMs);
  const turns = createSessionTurns(options, store, history);
  const begin: Begin = (source, order) => {
    const remark = openingRemark(source.kind);
    const { model } = store.state();
    return turns.inTurn({ ...idle, source, model, phase: 'starting', remark }, (isWanted) =>
      source.kind === 'replay'
        ? showLog(source.name, { host, store, history, isWanted })
        : turns.start({ ...order, source, isWanted }),
    );
  };
  host.onPush((push) => {
    hear(push, store, turns.session());
  });
  return {
    state: store.state,
    subscribe: store.subscribe,
    history,
    begin: (source, modelId) => begin(source, { modelId, firstReset: 'start' }),
    end: () => {
      const { source, model } = store.state();
      return turns.inTurn({ ...idle, source, model }, () => {
        turns.tellStatus(null);
        return Promise.resolve();
      });
    },
    reset: () => turns.session()?.reset(),
    ...changesOf(store, turns, begin),
    async keepLog() {
      try {
        await turns.session()?.keepLog();
      } catch (error) {
        store.change({ remark: remarkOf(error) });
      }
    },
  };
}

type Begin = (
  source: WatchSource,
  order: Pick<StartOrder, 'modelId' | 'firstReset'>,
) => Promise<void>;

/** What is changed under way; where nothing runs any more, it begins anew with the change. */
function changesOf(
  store: Store<WatchState>,
  turns: SessionTurns,
  begin: Begin,
): Pick<Watching, 'changeCamera' | 'changeModel'> {
  return {
    changeCamera(deviceId, name) {
      const { source, model } = store.state();
      if (source?.kind !== 'camera') return;
      const changed = { kind: 'camera', deviceId, name } as const;
      const session = turns.session();
      if (session === null) {
        void begin(changed, { modelId: model?.id ?? null, firstReset: 'start' });
        return;
      }
      store.change({ source: changed });
      session.changeCamera(changed);
    },
    async changeModel(modelId) {
      const { source } = store.state();
      if (source === null || source.kind === 'replay') return;
      const firstReset = turns.session() === null ? 'start' : 'model-changed';
      await begin(source, { modelId, firstReset });
    },
  };
}

interface ShowLogOptions {
  readonly host: LongtakeHost;
  readonly store: Store<WatchState>;
  readonly history: LiveHistory;
  readonly isWanted: () => boolean;
}

async function showLog(name: string, { host, store, history, isWanted }: ShowLogOptions) {
  const { model: id, notes } = await replayLog(name, { host, history, isWanted });
  const { models } = await host.invoke('models.list', {});
  if (!isWanted()) return;
  const [note] = notes;
  store.change({
    phase: 'ended',
    model: models.find((model) => model.id === id) ?? null,
    remark: note === undefined ? null : { reason: 'bad-input', message: note },
  });
}

function hear(push: Push, store: Store<WatchState>, session: LiveSession | null): void {
  if (push.kind === 'resumed') session?.wake();
  else if (push.kind === 'host-gone')
    store.change({ remark: { reason: 'failed', message: push.message } });
  else if (push.kind === 'log-failed' && push.session === session?.number)
    session.failLog(new Fault('disk', push.message));
}
