/** Asks the host what an export would write, and whether its place is free; answers to earlier questions are of no use. */
import type { BehaviorSubject } from 'rxjs';
import { toFault } from '../../contract/fault.ts';
import type { ExportRequest } from '../../contract/window/export-commands.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import type { ExportingState } from './exporting-state.ts';

export interface Looks {
  /** At what would be written, then at its place. Never rejects. */
  readonly look: (request: ExportRequest) => Promise<void>;
  /** Never rejects. */
  readonly lookAtPlace: () => Promise<void>;
}

export function createLooks(
  { invoke }: Pick<LongtakeHost, 'invoke'>,
  state$: BehaviorSubject<ExportingState>,
): Looks {
  let looks = 0;
  let places = 0;
  const change = (changes: Partial<ExportingState>) => {
    state$.next({ ...state$.value, ...changes });
  };
  const lookAtPlace = async () => {
    const { what, folder, name, preview } = state$.value;
    if (preview === null) return;
    const asked = ++places;
    change({ isPlaced: false });
    const { ending, files } = preview;
    const wanted = { folder, name: name ?? preview.name, format: what.format, ending };
    try {
      const place = await invoke('export.place', { ...wanted, files: files.length });
      if (asked === places) change({ place, isPlaced: true });
    } catch (error) {
      if (asked === places) change({ message: toFault(error).message });
    }
  };
  return {
    lookAtPlace,
    async look(request) {
      const asked = ++looks;
      places += 1;
      change({ isLooking: true, isPlaced: false, message: null });
      try {
        const preview = await invoke('export.preview', request);
        if (asked !== looks) return;
        change({ preview, labelSets: preview.labelSets, isLooking: false });
        await lookAtPlace();
      } catch (error) {
        if (asked !== looks) return;
        change({ preview: null, isLooking: false, message: toFault(error).message });
      }
    },
  };
}
