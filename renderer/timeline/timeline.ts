/** The timeline of a clip: holds what is shown and how far it is zoomed, and paints only when something has changed. */
import { editSegments } from '../../contract/labelling/edit-segments.ts';
import type { Edit } from '../../contract/labelling/edit.ts';
import type { Segment } from '../../contract/segment.ts';
import {
  editOf,
  stepGesture,
  type Effect,
  type GestureEvent,
  type GestureState,
  type Surface,
} from './gesture.ts';
import { hitAt, type Field, type Hit } from './hit-test.ts';
import { layOutLanes } from './lanes.ts';
import { paintTimeline } from './paint-timeline.ts';
import { prepareCanvas } from '../canvas/prepare-canvas.ts';
import { snappedBoundary } from './snap.ts';
import { createTimelineColours } from './timeline-colours.ts';
import type { HeldPaint, TimelineContent } from './timeline-content.ts';
import {
  fitAll,
  panBy,
  resized,
  revealing,
  showing,
  timeAt,
  zoomAbout,
  type TimeScale,
} from './time-scale.ts';

export interface Timeline {
  readonly show: (content: TimelineContent) => void;
  /** The frame on screen; scrolled after while it moves by itself. */
  readonly setPlayhead: (frame: number, isFollowed: boolean) => void;
  readonly setHeld: (held: readonly HeldPaint[]) => void;
  /** Something that is painted from outside has changed: a small picture came. */
  readonly touch: () => void;
  /** Called every animation frame; `canvas` is owned by the caller. */
  readonly draw: (canvas: HTMLCanvasElement) => void;
  readonly gesture: (event: GestureEvent) => void;
  /** What is under the pointer, for its shape; null while something is dragged. */
  readonly hit: (x: number, y: number) => Hit | null;
  readonly zoom: (factor: number, x?: number) => void;
  readonly pan: (pixels: number) => void;
  readonly showAll: () => void;
  readonly showStretch: (startFrame: number, endFrame: number) => void;
  readonly isDragging: () => boolean;
}

export interface TimelineOptions {
  readonly onEffect: (effect: Exclude<Effect, { kind: 'pan' }>) => void;
  readonly pictureOf: (frame: number) => ImageBitmap | null;
}

export function createTimeline({ onEffect, pictureOf }: TimelineOptions): Timeline {
  const view = createView();
  let held: readonly HeldPaint[] = [];
  let state: GestureState = { kind: 'idle' };
  let brush: string | null | undefined;
  const draw = createPainter(view, {
    pictureOf,
    edits: () => [editOf(state, brush), ...held.map(heldEdit)],
  });
  const gesture = (event: GestureEvent) => {
    const field = view.field();
    const content = view.content();
    if (field === null || content === null) return;
    if (event.kind === 'down') brush = brushAt(field, event, content);
    const step = stepGesture(state, event, { ...surfaceOf(field, view.playhead()), brush });
    state = step.state;
    view.touch();
    for (const effect of step.effects)
      if (effect.kind === 'pan') view.pan(effect.pixels);
      else onEffect(effect);
  };
  return {
    ...view,
    draw,
    gesture,
    setPlayhead(frame, isFollowed) {
      view.setPlayhead(frame, isFollowed && state.kind === 'idle');
    },
    setHeld(next) {
      held = next;
      view.touch();
    },
    hit(x, y) {
      const field = view.field();
      return state.kind !== 'idle' || field === null ? null : hitAt(x, y, field);
    },
    isDragging: () => state.kind !== 'idle',
  };
}

type View = ReturnType<typeof createView>;

/** What is shown, and which stretch of it. */
function createView() {
  let content: TimelineContent | null = null;
  let scale: TimeScale | null = null;
  let playhead = 0;
  let version = 0;
  const touch = () => {
    version++;
  };
  const change = (how: (scale: TimeScale, content: TimelineContent) => TimeScale) => {
    if (scale === null || content === null) return;
    scale = how(scale, content);
    touch();
  };
  return {
    touch,
    version: () => version,
    content: () => content,
    playhead: () => playhead,
    field: () => (content === null || scale === null ? null : fieldOf(content, scale)),
    show(next: TimelineContent) {
      if (next.times !== content?.times) scale = null;
      content = next;
      touch();
    },
    fit(width: number) {
      if (content === null) return;
      const { times } = content;
      scale = scale === null ? fitAll(width, times) : resized(scale, width, times);
    },
    setPlayhead(frame: number, isFollowed: boolean) {
      if (frame === playhead) return;
      playhead = frame;
      touch();
      if (isFollowed) change((now, { times }) => revealing(now, times.boundaryUs(frame), times));
    },
    ...movesOf(change, () => playhead),
  };
}

/** How the stretch in sight is moved. */
function movesOf(
  change: (how: (scale: TimeScale, content: TimelineContent) => TimeScale) => void,
  playhead: () => number,
) {
  return {
    pan(pixels: number) {
      change((now, { times }) => panBy(now, pixels, times));
    },
    zoom(factor: number, x?: number) {
      change((now, { times }) => {
        const about = x ?? playheadX(now, times.boundaryUs(playhead()));
        return zoomAbout(now, about, factor, times);
      });
    },
    showAll() {
      change(({ width }, { times }) => fitAll(width, times));
    },
    showStretch(startFrame: number, endFrame: number) {
      change((now, { times }) =>
        showing(now, [times.boundaryUs(startFrame), times.boundaryUs(endFrame)], times),
      );
    },
  };
}

function fieldOf(content: TimelineContent, scale: TimeScale): Field {
  const { tracks, hasPictures, differences, segments, times } = content;
  return {
    lanes: layOutLanes(tracks, { hasPictures, hasDifferences: differences !== null }),
    segmentsOf: (track) => segments[track] ?? [],
    times,
    scale,
  };
}

function surfaceOf(field: Field, playhead: number): Omit<Surface, 'brush'> {
  const { times, scale } = field;
  return {
    hit: (x, y) => hitAt(x, y, field),
    frameAt: (x) => times.frameAt(timeAt(x, scale)),
    boundaryAt: (x, isFree) =>
      isFree ? times.boundaryAt(timeAt(x, scale)) : snappedBoundary(x, field, playhead),
  };
}

interface PainterOptions extends Pick<TimelineOptions, 'pictureOf'> {
  /** What is under way, to be shown as if it were done. */
  readonly edits: () => readonly (Edit | null)[];
}

/** Paints only when something has changed. */
function createPainter(view: View, { pictureOf, edits }: PainterOptions): Timeline['draw'] {
  const coloursOf = createTimelineColours();
  let painted = '';
  return (canvas) => {
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (width === 0 || height === 0) return;
    view.fit(width);
    const content = view.content();
    const field = view.field();
    const { theme, colours } = coloursOf(canvas);
    const wanted = [view.version(), width, height, window.devicePixelRatio, theme].join(' ');
    if (wanted === painted || content === null || field === null) return;
    const context = prepareCanvas(canvas, { width, height });
    if (context === null) return;
    painted = wanted;
    const { scale, times, lanes } = field;
    const underWay = edits();
    const segmentsOf = (track: string) => shownSegments(content, track, underWay);
    const paper = { context, scale, times, colours, height, content };
    paintTimeline({ ...paper, lanes, segmentsOf, pictureOf, playhead: view.playhead() });
  };
}

/** Zooming by keys keeps the playhead where it is, or else the middle. */
function playheadX({ fromUs, usPerPixel, width }: TimeScale, playheadUs: number): number {
  const x = (playheadUs - fromUs) / usPerPixel;
  return x >= 0 && x <= width ? x : width / 2;
}

function brushAt(
  field: Field,
  { x, y }: { readonly x: number; readonly y: number },
  { brushes, isReadOnly }: TimelineContent,
): string | null | undefined {
  const hit = hitAt(x, y, field);
  return isReadOnly || !('track' in hit) ? undefined : (brushes[hit.track] ?? null);
}

function heldEdit({ track, startFrame, endFrame, classId }: HeldPaint): Edit {
  return { kind: 'paint', track, startFrame, endFrame, classId };
}

/** What would be there if all that is under way were done: drawn by the very rules by which it will be done. */
function shownSegments(
  content: TimelineContent,
  track: string,
  edits: readonly (Edit | null)[],
): readonly Segment[] {
  const { frames } = content.times;
  let segments = content.segments[track] ?? [];
  for (const edit of edits) {
    if (edit?.track !== track) continue;
    try {
      segments = editSegments(segments, edit, frames);
    } catch {
      // An edit that will be refused is not shown.
    }
  }
  return segments;
}
