/** Edits made with the keyboard while the clip is looked at: classes painted by their held keys, and by a tap. */
import type { Edit } from '../../contract/labelling/edit.ts';
import type { HeldPaint } from '../timeline/timeline-content.ts';
import type { Segment } from '../../contract/segment.ts';
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
  const paint = (held: HeldPaint) => {
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
      const { held: rest, done, hasMoved } = release(held, key);
      if (done === null || open === null) return;
      change({ held: rest });
      const isTap = open.player.state$.value.direction === 'still' && !hasMoved;
      if (isTap) edit(...tapped(state$.value, done));
      else paint(done);
    },
    see(frame) {
      const { held, open } = state$.value;
      // A picture from before the playhead was moved may still come in: nobody meant that one.
      if (open === null || Object.keys(held).length === 0) return;
      const { direction, loop } = open.player.state$.value;
      if (direction === 'still' && frame !== open.player.playhead()) return;
      change({ held: see(held, frame, { isRound: direction !== 'still' && loop !== null }) });
    },
  };
}

/** A tap gives the chosen segment the class, or else the frame on screen, where nobody has labelled it. */
function tapped({ selected, segments }: LabelState, paint: HeldPaint): Edit[] {
  const list = segments[paint.track] ?? [];
  const chosen = selected?.track === paint.track ? segmentAt(list, selected.frame) : null;
  if (chosen !== null) return relabelling(chosen, paint);
  const isFree = segmentAt(list, paint.startFrame) === null;
  return isFree && paint.classId !== null ? [{ kind: 'paint', ...paint }] : [];
}

function relabelling(segment: Segment, { track, classId }: PaintKey): Edit[] {
  if (segment.classId === classId) return [];
  const { startFrame, endFrame, softWindowFrames, note } = segment;
  if (softWindowFrames === undefined)
    return [{ kind: 'paint', track, startFrame, endFrame, classId }];
  if (classId === null) return [{ kind: 'remove-point', track, frame: startFrame }];
  const about = { classId, softWindowFrames, ...(note === undefined ? {} : { note }) };
  return [{ kind: 'add-point', track, frame: startFrame, ...about }];
}
