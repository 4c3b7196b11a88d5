/** Edits made with the keyboard while the clip is looked at: classes painted by their held keys, and by a tap. */
import type { Edit } from '../../contract/labelling/edit.ts';
import { press, release, see, type PaintKey } from './held-paint.ts';
import { segmentAt } from './jumps.ts';
import type { LabelDesk } from './label-desk.ts';
import type { LabelState } from './label-state.ts';

export interface Painting {
  /** A class's key went down, and up again. */
  readonly press: (key: string, paint: PaintKey) => void;
  readonly release: (key: string) => void;
  /** A frame came on screen. */
  readonly see: (frame: number) => void;
}

export function createPainting({ state$, change, edit }: LabelDesk): Painting {
  const paint = (held: LabelState['held'][string]) => {
    edit({ kind: 'paint', ...held });
  };
  return {
    press(key, chosen) {
      const { open, held, readOnly, brushes } = state$.value;
      if (open === null || readOnly !== null || key in held) return;
      const pressed = press(held, key, chosen, open.player.playhead());
      const { track, classId } = chosen;
      change({ held: pressed.held, track, brushes: { ...brushes, [track]: classId } });
      pressed.done.forEach(paint);
    },
    release(key) {
      const { open, held } = state$.value;
      const { held: rest, done } = release(held, key);
      if (done === null || open === null) return;
      change({ held: rest });
      const isStill = open.player.state$.value.direction === 'still';
      const isTap = isStill && done.endFrame - done.startFrame === 1;
      if (isTap) edit(...relabelling(state$.value, done));
      else paint(done);
    },
    see(frame) {
      const { held, open } = state$.value;
      // A picture from before the playhead was moved may still come in: nobody meant that one.
      const isStale =
        open?.player.state$.value.direction === 'still' && frame !== open.player.playhead();
      if (Object.keys(held).length > 0 && !isStale) change({ held: see(held, frame) });
    },
  };
}

/** A tap gives the chosen segment the class. */
function relabelling({ selected, segments }: LabelState, { track, classId }: PaintKey): Edit[] {
  if (selected?.track !== track) return [];
  const segment = segmentAt(segments[track] ?? [], selected.frame);
  if (segment === null || segment.classId === classId) return [];
  const { startFrame, endFrame, softWindowFrames } = segment;
  if (softWindowFrames === undefined)
    return [{ kind: 'paint', track, startFrame, endFrame, classId }];
  if (classId === null) return [{ kind: 'remove-point', track, frame: startFrame }];
  return [{ kind: 'add-point', track, frame: startFrame, classId, softWindowFrames }];
}
