/** The recording on its way to the host, if one is: opened, begun, fed and finished, and told of when it is a clip. */
import { toFault, type Fault } from '../../contract/fault.ts';
import type { FaultValue } from '../../contract/job.ts';
import type { Paint, RecordedVideo } from '../../contract/recording.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import type { Settings } from '../../contract/window/settings.ts';
import type { Store } from '../watching/store.ts';
import { createHostTake, type HostTake } from './host-take.ts';
import type { RecordState } from './record-state.ts';

export interface TakeDeskOptions {
  readonly host: LongtakeHost;
  readonly settings: () => Settings;
  readonly store: Store<RecordState>;
  /** No recording is made or saved any more. */
  readonly onIdle: () => void;
  readonly onClip: () => void;
}

export interface TakeDesk {
  readonly isOpen: () => boolean;
  readonly open: () => void;
  readonly begin: (video: RecordedVideo) => void;
  /** Resolves to whether the bytes are on the disk. */
  readonly append: (bytes: Uint8Array<ArrayBuffer>) => Promise<boolean>;
  readonly paint: (paint: Paint) => void;
  readonly finish: (fault: FaultValue | null) => Promise<void>;
  /** It never began. */
  readonly forget: () => void;
  /** Asks anew what there is to record into. */
  readonly renew: () => Promise<void>;
}

export function createTakeDesk(options: TakeDeskOptions): TakeDesk {
  const { host, settings, store } = options;
  let take: HostTake | null = null;
  /** The first thing that went wrong is what the user is told. */
  let noted: Fault | null = null;
  const settle = async (over: HostTake | null, fault: FaultValue | null) => {
    try {
      const last = (await over?.end()) ?? null;
      const wrong = noted === null ? fault : valueOf(noted);
      store.change({ last, ...(wrong === null ? {} : { remark: wrong }) });
      if (last !== null) options.onClip();
    } catch (error) {
      store.change({ remark: valueOf(noted ?? toFault(error)) });
    }
  };
  return {
    isOpen: () => take !== null,
    open() {
      noted = null;
      store.change({ remark: null, last: null });
      const onFault = (fault: Fault) => {
        noted ??= fault;
      };
      take = createHostTake({ host, group: settings().recording.group, onFault });
    },
    begin: (video) => take?.begin(video),
    append: (bytes) => take?.append(bytes) ?? Promise.resolve(false),
    paint: (paint) => take?.paint(paint),
    async finish(fault) {
      const over = take;
      take = null;
      store.change({ phase: 'saving' });
      await settle(over, fault);
      store.change({ phase: restingPhase(store), recordedUs: 0 });
      await renew(options);
      options.onIdle();
    },
    forget() {
      take = null;
    },
    renew: () => renew(options),
  };
}

/** What a recorder is in when it does nothing. */
export function restingPhase(store: Store<RecordState>): 'waiting' | 'ready' {
  return store.state().picture === null ? 'waiting' : 'ready';
}

async function renew({ host, store }: TakeDeskOptions): Promise<void> {
  try {
    store.change({ setup: await host.invoke('record.setup', {}), setupFault: null });
  } catch (error) {
    store.change({ setup: null, setupFault: valueOf(toFault(error)) });
  }
}

function valueOf({ reason, message }: Fault): FaultValue {
  return { reason, message };
}
