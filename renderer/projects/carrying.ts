/** The controller of copying, packing and unpacking a project: what was begun, and how it fares. */
import { BehaviorSubject } from 'rxjs';
import { toFault } from '../../contract/fault.ts';
import type { CarryRequest, CarryState } from '../../contract/window/carry-commands.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';

export interface CarryingState {
  /** Null where nothing goes on and no outcome is left to be read. */
  readonly progress: CarryState | null;
  /** Why it cannot be begun, stopped or shown. */
  readonly message: string | null;
}

export interface Carrying {
  readonly state$: BehaviorSubject<CarryingState>;
  /** Never rejects: every outcome is in the state. */
  readonly begin: (request: CarryRequest) => Promise<void>;
  readonly stop: () => void;
  readonly reveal: () => void;
  /** What the host tells. */
  readonly show: (progress: CarryState | null) => void;
  /** Puts an outcome away; what goes on stays. */
  readonly clear: () => void;
}

export function createCarrying({ invoke }: Pick<LongtakeHost, 'invoke'>): Carrying {
  const state$ = new BehaviorSubject<CarryingState>({ progress: null, message: null });
  const change = (changes: Partial<CarryingState>) => {
    state$.next({ ...state$.value, ...changes });
  };
  const fail = (error: unknown) => {
    change({ message: toFault(error).message });
  };
  return {
    state$,
    begin(request) {
      change({ message: null });
      return invoke('carry.begin', request).then(() => undefined, fail);
    },
    stop() {
      invoke('carry.stop', {}).catch(fail);
    },
    reveal() {
      invoke('carry.reveal', {}).catch(fail);
    },
    show(progress) {
      change({ progress });
    },
    clear() {
      const { progress } = state$.value;
      state$.next({ progress: progress?.phase === 'running' ? progress : null, message: null });
    },
  };
}
