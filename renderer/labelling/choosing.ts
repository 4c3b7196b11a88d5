/** What a person has chosen: a segment, the lane that keys work on, the class that each lane is painted with. */
import { BACKGROUND, type Track } from '../../contract/track.ts';
import type { LabelDesk } from './label-desk.ts';
import type { LabelState, Selected } from './label-state.ts';

export interface Choosing {
  readonly select: (selected: Selected | null) => void;
  readonly chooseTrack: (track: string) => void;
  readonly chooseBrush: (track: string, classId: string | null) => void;
  /** Someone else changes the project now. */
  readonly becomeReadOnly: (message: string) => void;
}

export function createChoosing({ state$, change }: Pick<LabelDesk, 'state$' | 'change'>): Choosing {
  return {
    select(selected) {
      change({ selected, ...(selected === null ? {} : { track: selected.track }) });
    },
    chooseTrack(track) {
      change({ track });
    },
    chooseBrush(track, classId) {
      change({ track, brushes: { ...state$.value.brushes, [track]: classId } });
    },
    becomeReadOnly(message) {
      if (state$.value.open !== null)
        change({ readOnly: { reason: 'project-read-only', message }, held: {} });
    },
  };
}

/** Tracks as they are now, with a lane to work on and a class to paint with in each. */
export function lanesOf(
  tracks: readonly Track[],
  { track, brushes }: Pick<LabelState, 'track' | 'brushes'>,
): Pick<LabelState, 'tracks' | 'track' | 'brushes'> {
  const kept = tracks.some(({ id }) => id === track) ? track : (tracks[0]?.id ?? null);
  const chosen = tracks.map((one): [string, string | null] => [one.id, brushOf(one, brushes)]);
  return { tracks, track: kept, brushes: Object.fromEntries(chosen) };
}

/** A class that is gone is painted with no more. */
function brushOf({ id, classes }: Track, brushes: LabelState['brushes']): string | null {
  const known = [...classes.map((one) => one.id), BACKGROUND, null];
  const chosen = brushes[id];
  return chosen !== undefined && known.includes(chosen) ? chosen : (classes[0]?.id ?? null);
}
