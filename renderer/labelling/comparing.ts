/** Shows where another label set of the clip says something else. */
import type { LongtakeHost } from '../../contract/window/host.ts';
import { differencesOf } from './differences.ts';
import type { LabelDesk } from './label-desk.ts';
import type { TrackSegments } from './pending.ts';

export interface Comparing {
  /** Null ends it. */
  readonly compare: (set: string | null) => Promise<void>;
  /** The labels have changed. */
  readonly again: () => void;
  readonly end: () => void;
}

export interface ComparingOptions extends Pick<LabelDesk, 'state$' | 'change'> {
  readonly host: LongtakeHost;
  readonly onFault: (error: unknown) => void;
}

export function createComparing({ state$, change, host, onFault }: ComparingOptions): Comparing {
  let theirs: TrackSegments | null = null;
  const again = () => {
    if (theirs === null) return;
    const { segments, tracks } = state$.value;
    const other = theirs;
    const found = tracks.map(
      ({ id }) => [id, differencesOf(segments[id] ?? [], other[id] ?? [])] as const,
    );
    change({ differences: Object.fromEntries(found) });
  };
  const end = () => {
    theirs = null;
    change({ compared: null, differences: null });
  };
  return {
    again,
    end,
    async compare(set) {
      end();
      const { open } = state$.value;
      if (set === null || open === null) return;
      const at = { clip: open.clip.id, set };
      try {
        theirs = (await host.invoke('labels.open', at)).tracks;
        await host.invoke('labels.close', at);
        change({ compared: set });
        again();
      } catch (error) {
        onFault(error);
      }
    },
  };
}
