/** The controller of an import into the open project: what was chosen, what would come in, how it fares. */
import { BehaviorSubject } from 'rxjs';
import { toFault } from '../../contract/fault.ts';
import type {
  ImportPreview,
  ImportRequest,
  ImportState,
} from '../../contract/window/import-commands.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';

export interface ImportingState {
  /** Its path is empty until something was chosen. */
  readonly request: ImportRequest;
  /** Null until it was looked at as it now stands. */
  readonly preview: ImportPreview | null;
  readonly isLooking: boolean;
  /** Null where nothing goes on and no outcome is left to be read. */
  readonly progress: ImportState | null;
  /** Why it cannot be looked at or begun. */
  readonly message: string | null;
}

export interface Importing {
  readonly state$: BehaviorSubject<ImportingState>;
  /** Looks at once at what would come in. Never rejects. */
  readonly choose: (changes: Partial<ImportRequest>) => Promise<void>;
  /** Never rejects: every outcome is in the state. */
  readonly begin: () => Promise<void>;
  readonly stop: () => void;
  /** What the host tells. */
  readonly show: (progress: ImportState | null) => void;
  /** Puts an outcome away and begins anew; an import that goes on stays. */
  readonly clear: () => void;
}

const nothingChosen: ImportingState = {
  request: {
    path: '',
    layout: 'auto',
    groupFrom: null,
    byReference: false,
    as: null,
    labelSet: null,
    tracks: null,
    replaces: false,
  },
  preview: null,
  isLooking: false,
  progress: null,
  message: null,
};

export function createImporting({ invoke }: Pick<LongtakeHost, 'invoke'>): Importing {
  const state$ = new BehaviorSubject(nothingChosen);
  let looks = 0;
  const change = (changes: Partial<ImportingState>) => {
    state$.next({ ...state$.value, ...changes });
  };
  const fail = (error: unknown) => {
    change({ message: toFault(error).message });
  };
  return {
    state$,
    async choose(changes) {
      const request = { ...state$.value.request, ...changes };
      // An answer to an earlier question is of no use.
      const look = ++looks;
      const isAsked = request.path !== '';
      change({ request, preview: null, isLooking: isAsked, message: null });
      if (!isAsked) return;
      try {
        const preview = await invoke('import.preview', request);
        if (look === looks) change({ preview, isLooking: false });
      } catch (error) {
        if (look === looks) change({ isLooking: false, message: toFault(error).message });
      }
    },
    begin: () =>
      invoke('import.begin', state$.value.request).then(() => {
        change({ message: null });
      }, fail),
    stop() {
      invoke('import.stop', {}).catch(fail);
    },
    show(progress) {
      change({ progress });
    },
    clear() {
      const { progress } = state$.value;
      looks += 1;
      state$.next({
        ...nothingChosen,
        progress: progress?.phase === 'running' ? progress : null,
      });
    },
  };
}
