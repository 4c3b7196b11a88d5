/** The controller of an export of labels: what would be written, where, and what came of it. */
import { BehaviorSubject } from 'rxjs';
import { toFault } from '../../contract/fault.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import {
  nothingOffered,
  type ExportChoice,
  type Exporting,
  type ExportingState,
} from './exporting-state.ts';
import { createLooks } from './looks.ts';

export interface ExportingOptions {
  readonly host: Pick<LongtakeHost, 'invoke'>;
  /** An export has ended, well or not; its outcome or message stands in the state. */
  readonly onEnd: (state: ExportingState) => void;
}

export function createExporting({ host, onEnd }: ExportingOptions): Exporting {
  const state$ = new BehaviorSubject(nothingOffered);
  const change = (changes: Partial<ExportingState>) => {
    state$.next({ ...state$.value, ...changes });
  };
  const fail = (error: unknown) => {
    change({ message: toFault(error).message });
  };
  const { look, lookAtPlace } = createLooks(host, state$);
  return {
    state$,
    async offer(scopes, scope) {
      const { what, folder, progress } = state$.value;
      if (progress !== null) return;
      state$.next({ ...nothingOffered, what: { ...what, labelSet: null }, folder, scopes, scope });
      await look(requestOf(state$.value));
    },
    async choose(choice) {
      change(chosen(state$.value, choice));
      await look(requestOf(state$.value));
    },
    async put(place) {
      change(place);
      await lookAtPlace();
    },
    async begin() {
      const { preview, folder, name } = state$.value;
      if (preview === null) return;
      const progress = { written: 0, files: preview.files.length };
      change({ progress, outcome: null, message: null });
      try {
        const order = { ...requestOf(state$.value), folder, name: name ?? preview.name };
        change({ outcome: await host.invoke('export.write', order) });
      } catch (error) {
        fail(error);
        void lookAtPlace();
      }
      change({ progress: null });
      onEnd(state$.value);
    },
    stop: () => void host.invoke('export.stop', {}).catch(fail),
    show({ written, files }) {
      if (state$.value.progress !== null) change({ progress: { written, files } });
    },
    reveal: () => {
      const file = state$.value.outcome?.firstFile;
      if (file !== undefined) host.invoke('export.reveal', { file }).catch(fail);
    },
  };
}

function requestOf({ what, scopes, scope }: ExportingState) {
  return { ...what, clips: scopes[scope]?.clips ?? null };
}

/** A name for a file suits no folder, nor a file of another kind; an ending suits no other format. */
function chosen(
  { what, scope: before, name }: ExportingState,
  { scope = before, ...changes }: ExportChoice,
): Partial<ExportingState> {
  const isOtherFormat = changes.format !== undefined && changes.format !== what.format;
  return {
    what: { ...what, ...(isOtherFormat ? { ending: null } : {}), ...changes },
    scope,
    name: changes.labelSet === undefined ? null : name,
  };
}
