/** What one does while labelling: playing, jumping, and every edit, each by a key. */
import { jumpTo, segmentAt, type JumpTarget } from '../../labelling/jumps.ts';
import type { Labelling } from '../../labelling/labelling.ts';
import type { Timeline } from '../../timeline/timeline.ts';
import { actionsOf, type Action, type ActionRow } from './action.ts';
import { editRows } from './label-edit-rows.ts';

/** Frames that Shift makes of a step. */
const STRIDE = 10;
const ZOOM = 1.6;

export function labelActions(labelling: Labelling, timeline: Timeline): Action[] {
  const rows = [
    ...playRows(labelling),
    ...jumpRows(labelling),
    ...editRows(labelling),
    ...lookRows(labelling, timeline),
  ];
  return actionsOf('Label', rows).map((action) => ({ ...action, views: ['label'] }));
}

function playRows({ state$ }: Labelling): readonly ActionRow[] {
  const player = () => state$.value.open?.player;
  const step = (by: number) => () => player()?.step(by);
  const goTo = (frame: number) => () => player()?.seek(frame);
  return [
    ['label-play', 'Play or stop', 'Space', () => player()?.toggle()],
    ['label-backward', 'Play backwards', 'J', () => player()?.play('backward')],
    ['label-stop', 'Stop', 'K', () => player()?.play('still')],
    ['label-forward', 'Play forwards', 'L', () => player()?.play('forward')],
    ['label-slower', 'Slower', ',', () => player()?.faster(-1)],
    ['label-faster', 'Faster', '.', () => player()?.faster(1)],
    ['label-step-back', 'One frame back', 'ArrowLeft', step(-1)],
    ['label-step', 'One frame on', 'ArrowRight', step(1)],
    ['label-stride-back', 'Ten frames back', 'shift+ArrowLeft', step(-STRIDE)],
    ['label-stride', 'Ten frames on', 'shift+ArrowRight', step(STRIDE)],
    ['label-first', 'First frame', 'Home', goTo(0)],
    ['label-last', 'Last frame', 'End', goTo(Infinity)],
  ];
}

function jumpRows(labelling: Labelling): readonly ActionRow[] {
  const { state$ } = labelling;
  const jump = (target: JumpTarget, by: 1 | -1) => () => {
    const { open, segments, track } = state$.value;
    if (open === null || track === null) return;
    const { player, times } = open;
    const list = segments[track] ?? [];
    const frame = jumpTo(target, list, { frame: player.playhead(), frames: times.frames, by });
    if (frame === null) return;
    player.seek(frame);
    labelling.select(segmentAt(list, frame) === null ? null : { track, frame });
  };
  const nextLane = () => {
    const { tracks, track } = state$.value;
    const at = tracks.findIndex(({ id }) => id === track);
    const next = tracks[(at + 1) % Math.max(1, tracks.length)];
    if (next !== undefined) labelling.chooseTrack(next.id);
  };
  const selectHere = () => {
    const { open, track } = state$.value;
    if (open !== null && track !== null) labelling.select({ track, frame: open.player.playhead() });
  };
  return [
    ['label-edge-back', 'Edge before', 'ArrowUp', jump('edge', -1)],
    ['label-edge', 'Next edge', 'ArrowDown', jump('edge', 1)],
    ['label-segment-back', 'Segment before', 'PageUp', jump('segment', -1)],
    ['label-segment', 'Next segment', 'PageDown', jump('segment', 1)],
    ['label-gap-back', 'Unlabelled stretch before', 'shift+N', jump('unlabelled', -1)],
    ['label-gap', 'Next unlabelled stretch', 'N', jump('unlabelled', 1)],
    ['label-lane', 'Next lane', 'D', nextLane],
    ['label-select', 'Choose the segment under the playhead', 'Enter', selectHere],
  ];
}

function lookRows({ state$ }: Labelling, timeline: Timeline): readonly ActionRow[] {
  const zoom = (factor: number) => () => {
    timeline.zoom(factor);
  };
  const zoomToSelected = () => {
    const { selected, segments } = state$.value;
    if (selected === null) return;
    const segment = segmentAt(segments[selected.track] ?? [], selected.frame);
    if (segment !== null) timeline.showStretch(segment.startFrame, segment.endFrame);
  };
  return [
    ['label-zoom-in', 'Show more detail', '=', zoom(ZOOM)],
    ['label-zoom-out', 'Show more time', '-', zoom(1 / ZOOM)],
    ['label-zoom-all', 'Show the whole clip', 'A', timeline.showAll],
    ['label-zoom-selected', 'Show the chosen segment', 'Z', zoomToSelected],
  ];
}
