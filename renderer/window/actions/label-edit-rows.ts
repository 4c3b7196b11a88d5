/** The edits of labelling, on the chosen segment or else on the one under the playhead. */
import { isPoint } from '../../../contract/labelling/segments.ts';
import type { Segment } from '../../../contract/segment.ts';
import { segmentAt } from '../../labelling/jumps.ts';
import type { LabelState, OpenClip } from '../../labelling/label-state.ts';
import type { Labelling } from '../../labelling/labelling.ts';
import type { ActionRow } from './action.ts';

/** Where an edit falls: the lane, the frame on screen, and the segment that is meant, if there is one. */
interface Place {
  readonly open: OpenClip;
  readonly track: string;
  readonly frame: number;
  readonly segment: Segment | null;
  readonly segments: readonly Segment[];
  readonly brush: string | null;
}

export const NOTE_FIELD_ID = 'segment-note';
/** How far off a prediction of a point event may lie, unless said otherwise. */
const SOFT_WINDOW_FRAMES = 5;

function placeOf({ open, track, segments, selected, brushes }: LabelState): Place | null {
  if (open === null || track === null) return null;
  const list = segments[track] ?? [];
  const frame = open.player.playhead();
  const chosen = selected?.track === track ? segmentAt(list, selected.frame) : null;
  const segment = chosen ?? segmentAt(list, frame);
  return { open, track, frame, segment, segments: list, brush: brushes[track] ?? null };
}

/** Makes of a piece of work what a key runs: nothing where there is no clip, or no segment. */
interface Placing {
  readonly at: (work: (place: Place) => void) => () => void;
  readonly onSegment: (work: (segment: Segment, place: Place) => void) => () => void;
}

/** What the rows need of it. */
type Edited = Pick<Labelling, 'state$' | 'edit' | 'select' | 'undo' | 'redo'>;

function placing({ state$ }: Edited): Placing {
  const at: Placing['at'] = (work) => () => {
    const place = placeOf(state$.value);
    if (place !== null) work(place);
  };
  return {
    at,
    onSegment: (work) =>
      at((place) => {
        if (place.segment !== null) work(place.segment, place);
      }),
  };
}

export function editRows(labelling: Edited): readonly ActionRow[] {
  const places = placing(labelling);
  const unselect = () => {
    labelling.select(null);
  };
  return [
    ...nudgeRows(labelling, places),
    ...reshapeRows(labelling, places),
    ...markRows(labelling, places),
    ['label-undo', 'Undo', 'mod+Z', labelling.undo],
    ['label-redo', 'Redo', 'mod+shift+Z', labelling.redo],
    ['label-unselect', 'Choose nothing', 'Escape', unselect],
  ];
}

function reshapeRows(labelling: Edited, { at, onSegment }: Placing): readonly ActionRow[] {
  const split = at(({ track, frame }) => {
    labelling.edit({ kind: 'split', track, frame });
  });
  const merge = onSegment((segment, { track, segments }) => {
    const next = segments[segments.indexOf(segment) + 1];
    if (next === undefined) return;
    const { startFrame } = segment;
    labelling.edit({ kind: 'merge', track, startFrame, endFrame: next.endFrame });
    labelling.select({ track, frame: startFrame });
  });
  const fill = at(({ track, frame, brush, segments }) => {
    if (brush === null) return;
    const gaps = gapsToFill(segments, frame, brush);
    labelling.edit(
      ...gaps.map((gap) => ({ kind: 'fill', track, frame: gap, classId: brush }) as const),
    );
  });
  const erase = onSegment(({ startFrame }, { track }) => {
    labelling.edit({ kind: 'erase', track, frame: startFrame });
    labelling.select(null);
  });
  return [
    ['label-split', 'Split at the playhead', 'S', split],
    ['label-merge', 'Merge with the next segment', 'M', merge],
    ['label-fill', 'Fill the gap under the playhead', 'G', fill],
    ['label-erase', 'Take the segment away', 'Delete', erase],
  ];
}

/** By a frame each: the gap at the frame, or those on both sides of a segment of the same class. */
function gapsToFill(segments: readonly Segment[], frame: number, brush: string): readonly number[] {
  const here = segmentAt(segments, frame);
  if (here === null) return [frame];
  if (here.classId !== brush) return [];
  return [here.startFrame - 1, here.endFrame].filter(
    (beside) => beside >= 0 && segmentAt(segments, beside) === null,
  );
}

function markRows(labelling: Edited, { at, onSegment }: Placing): readonly ActionRow[] {
  const addPoint = at(({ track, frame, brush }) => {
    if (brush === null) return;
    const softWindowFrames = SOFT_WINDOW_FRAMES;
    labelling.edit({ kind: 'add-point', track, frame, classId: brush, softWindowFrames });
    labelling.select({ track, frame });
  });
  const note = onSegment(({ startFrame }, { track }) => {
    labelling.select({ track, frame: startFrame });
    // The field is there once the choice has been shown.
    setTimeout(() => document.getElementById(NOTE_FIELD_ID)?.focus());
  });
  const loop = at(({ open: { player }, segment }) => {
    if (player.state$.value.loop !== null || segment === null) player.loop(null);
    else player.loop({ startFrame: segment.startFrame, endFrame: segment.endFrame });
  });
  return [
    ['label-point', 'Point event at the playhead', 'P', addPoint],
    ['label-note', 'Write a note', 'T', note],
    ['label-loop', 'Loop the segment, or stop looping', 'O', loop],
  ];
}

/** A point takes no label away: it enters a stretch only where the stretch closes again behind it. */
function mayMoveInto(segments: readonly Segment[], frame: number, behind: number): boolean {
  const there = segmentAt(segments, frame);
  if (there === null) return true;
  const left = segmentAt(segments, behind);
  return !isPoint(there) && left !== null && !isPoint(left) && left.classId === there.classId;
}

function nudgeRows(labelling: Edited, { onSegment }: Placing): readonly ActionRow[] {
  const movePoint = ({ startFrame }: Segment, by: 1 | -1, { track, open, segments }: Place) => {
    const frame = startFrame + by;
    const isInside = frame >= 0 && frame < open.times.frames;
    if (!isInside || !mayMoveInto(segments, frame, startFrame - by)) return;
    labelling.edit({ kind: 'move-point', track, frame: startFrame, to: frame });
    labelling.select({ track, frame });
    open.player.seek(frame);
  };
  const nudge = (edge: 'start' | 'end', by: 1 | -1) =>
    onSegment((segment, place) => {
      const { startFrame, endFrame } = segment;
      const { track, open } = place;
      if (isPoint(segment)) {
        movePoint(segment, by, place);
        return;
      }
      // The frame that stays inside whichever way the edge goes.
      const frame = edge === 'start' ? endFrame - 1 : startFrame;
      labelling.edit({ kind: 'nudge', track, frame, edge, by });
      labelling.select({ track, frame });
      open.player.seek(edge === 'start' ? startFrame + by : endFrame - 1 + by);
    });
  return [
    ['label-start-back', 'Start one frame earlier', 'Q', nudge('start', -1)],
    ['label-start-on', 'Start one frame later', 'W', nudge('start', 1)],
    ['label-end-back', 'End one frame earlier', 'E', nudge('end', -1)],
    ['label-end-on', 'End one frame later', 'R', nudge('end', 1)],
  ];
}
