/** A clip open for labelling, without a host: the lane "t" with the classes "a" and "b". */
import { BehaviorSubject } from 'rxjs';
import type { Edit } from '../../../contract/labelling/edit.ts';
import type { Segment } from '../../../contract/segment.ts';
import {
  nothingOpen,
  type LabelState,
  type OpenClip,
  type Selected,
} from '../../../renderer/labelling/label-state.ts';
import { slowPlayer } from '../player/slow-player.ts';

export const segment = (startFrame: number, endFrame: number, more: Partial<Segment> = {}) => ({
  ...{ startFrame, endFrame, classId: 'a', origin: 'hand' as const },
  ...more,
});

export function openState(segments: readonly Segment[], more: Partial<LabelState> = {}) {
  const { player, worker, times } = slowPlayer();
  const state$ = new BehaviorSubject<LabelState>({
    ...nothingOpen,
    phase: 'open',
    // What is looked at here are its times and its player.
    open: { player, times } as unknown as OpenClip,
    segments: { t: segments },
    track: 't',
    brushes: { t: 'b' },
    ...more,
  });
  const edits: Edit[][] = [];
  const change = (changes: Partial<LabelState>) => {
    state$.next({ ...state$.value, ...changes });
  };
  return {
    ...{ state$, change, edits, player, worker },
    edit: (...given: readonly Edit[]) => {
      if (given.length > 0) edits.push([...given]);
    },
    select: (selected: Selected | null) => {
      change({ selected });
    },
    undo: () => undefined,
    redo: () => undefined,
    goTo: (frame: number) => {
      player.seek(frame);
      worker.show(frame);
    },
  };
}
