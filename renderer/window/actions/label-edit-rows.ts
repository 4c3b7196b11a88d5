/** The edits of labelling, on the chosen segment or else on the one under the playhead. */
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

export function placeOf({ open, track, segments, selected, brushes }: LabelState): Place | null {
  if (open === null || track === null) return null;
  const list = segments[track] ?? [];
  const frame = open.player.frame$.value;
  const chosen = selected?.track === track ? segmentAt(list, selected.frame) : null;
  const segment = chosen ?? segmentAt(list, frame);
  return { open, track, frame, segment, segments: list, brush: brushes[track] ?? null };
}

export function editRows(labelling: Labelling): readonly ActionRow[] {
  const at = (work: (place: Place) => void) => () => {
    const place = placeOf(labelling.state$.value);
    if (place !== null) work(place);
  };
  const onSegment = (work: (segment: Segment, place: Place) => void) =>
    at((place) => {
      if (place.segment !== null) work(place.segment, place);
    });
  return [
    ...nudgeRows(labelling, onSegment),
    [
      'label-split',
      'Split at the playhead',
      'S',
      at(({ track, frame }) => {
        labelling.edit({ kind: 'split', track, frame });
      }),
    ],
    [
      'label-merge',
      'Merge with the next segment',
      'M',
      onSegment((segment, { track, segments }) => {
        const next = segments[segments.indexOf(segment) + 1];
        if (next === undefined) return;
        const { startFrame } = segment;
        labelling.edit({ kind: 'merge', track, startFrame, endFrame: next.endFrame });
        labelling.select({ track, frame: startFrame });
      }),
    ],
    [
      'label-fill',
      'Fill the gap under the playhead',
      'G',
      at(({ track, frame, brush }) => {
        if (brush !== null) labelling.edit({ kind: 'fill', track, frame, classId: brush });
      }),
    ],
    [
      'label-point',
      'Point event at the playhead',
      'P',
      at(({ track, frame, brush }) => {
        if (brush === null) return;
        const softWindowFrames = SOFT_WINDOW_FRAMES;
        labelling.edit({ kind: 'add-point', track, frame, classId: brush, softWindowFrames });
        labelling.select({ track, frame });
      }),
    ],
    [
      'label-erase',
      'Take the segment away',
      'Delete',
      onSegment(({ startFrame }, { track }) => {
        labelling.edit({ kind: 'erase', track, frame: startFrame });
        labelling.select(null);
      }),
    ],
    [
      'label-note',
      'Write a note',
      'T',
      onSegment(({ startFrame }, { track }) => {
        labelling.select({ track, frame: startFrame });
        // The field is there once the choice has been shown.
        setTimeout(() => document.getElementById(NOTE_FIELD_ID)?.focus());
      }),
    ],
    [
      'label-loop',
      'Loop the segment, or stop looping',
      'O',
      at(({ open: { player }, segment }) => {
        if (player.state$.value.loop !== null || segment === null) player.loop(null);
        else player.loop({ startFrame: segment.startFrame, endFrame: segment.endFrame });
      }),
    ],
    ['label-undo', 'Undo', 'mod+Z', labelling.undo],
    ['label-redo', 'Redo', 'mod+shift+Z', labelling.redo],
    [
      'label-unselect',
      'Choose nothing',
      'Escape',
      () => {
        labelling.select(null);
      },
    ],
  ];
}

function nudgeRows(
  labelling: Labelling,
  onSegment: (work: (segment: Segment, place: Place) => void) => () => void,
): readonly ActionRow[] {
  const nudge = (edge: 'start' | 'end', by: 1 | -1) =>
    onSegment(({ startFrame, endFrame }, { track, open }) => {
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
