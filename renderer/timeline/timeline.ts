/** The timeline of a clip: holds what is shown and how far it is zoomed, and paints only when something has changed. */
import { BehaviorSubject } from 'rxjs';
import { editSegments } from '../../contract/labelling/edit-segments.ts';
import type { Edit } from '../../contract/labelling/edit.ts';
import type { Segment } from '../../contract/segment.ts';
import {
  editOf,
  stepGesture,
  type Effect,
  type GestureEvent,
  type GestureState,
} from './gesture.ts';
import { hitAt, type Field, type Hit } from './hit-test.ts';
import { layOutLanes } from './lanes.ts';
import { paintTimeline } from './paint-timeline.ts';
import { prepareCanvas } from './prepare-canvas.ts';
import { snappedBoundary } from './snap.ts';
import { createColourReader } from './timeline-colours.ts';
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
  /** Frame under the pointer; null when it is elsewhere. */
  readonly pointed$: BehaviorSubject<number | null>;
  readonly point: (x: number | null) => void;
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
  let content: TimelineContent | null = null;
  let scale: TimeScale | null = null;
  let playhead = 0;
  let held: readonly HeldPaint[] = [];
  let state: GestureState = { kind: 'idle' };
  let brush: string | null | undefined;
  let version = 0;
  let painted = '';
  const pointed$ = new BehaviorSubject<number | null>(null);
  const coloursOf = createColourReader();

  const touch = () => {
    version++;
  };
  const rescale = (next: TimeScale | null) => {
    scale = next;
    touch();
  };
  const lanes = () => {
    if (content === null) return [];
    const { tracks, hasPictures, differences } = content;
    return layOutLanes(tracks, { hasPictures, hasDifferences: differences !== null });
  };
  const segmentsOf = (track: string): readonly Segment[] =>
    shownSegments(content, track, [editOf(state, brush), ...held.map(heldEdit)]);
  const field = (): Field | null =>
    content === null || scale === null
      ? null
      : {
          lanes: lanes(),
          segmentsOf: (track) => content?.segments[track] ?? [],
          times: content.times,
          scale,
        };
  const gesture = (event: GestureEvent) => {
    const seen = field();
    if (seen === null || content === null) return;
    if (event.kind === 'down') brush = brushAt(seen, event, content);
    const step = stepGesture(state, event, {
      hit: (x, y) => hitAt(x, y, seen),
      frameAt: (x) => seen.times.frameAt(timeAt(x, seen.scale)),
      boundaryAt: (x, isFree) =>
        isFree ? seen.times.boundaryAt(timeAt(x, seen.scale)) : snappedBoundary(x, seen, playhead),
      brush,
    });
    state = step.state;
    touch();
    for (const effect of step.effects)
      if (effect.kind === 'pan') pan(effect.pixels);
      else onEffect(effect);
  };
  const change = (how: (scale: TimeScale, content: TimelineContent) => TimeScale) => {
    if (scale !== null && content !== null) rescale(how(scale, content));
  };
  const pan = (pixels: number) => {
    change((now, { times }) => panBy(now, pixels, times));
  };
  const draw = (canvas: HTMLCanvasElement) => {
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (content === null || width === 0 || height === 0) return;
    const { times } = content;
    scale = scale === null ? fitAll(width, times) : resized(scale, width, times);
    const { theme, colours } = coloursOf(canvas);
    const wanted = [version, width, height, window.devicePixelRatio, theme].join(' ');
    if (wanted === painted) return;
    painted = wanted;
    const context = prepareCanvas(canvas, { width, height });
    if (context === null) return;
    const paper = { context, scale, times, colours, height, content, playhead };
    paintTimeline({ ...paper, lanes: lanes(), segmentsOf, pictureOf });
  };
  return {
    pointed$,
    touch,
    gesture,
    pan,
    draw,
    show(next) {
      if (next.times !== content?.times) scale = null;
      content = next;
      touch();
    },
    setPlayhead(frame, isFollowed) {
      if (frame === playhead) return;
      playhead = frame;
      touch();
      if (isFollowed && state.kind === 'idle')
        change((now, { times }) => revealing(now, times.boundaryUs(frame), times));
    },
    setHeld(next) {
      held = next;
      touch();
    },
    hit(x, y) {
      const seen = field();
      return state.kind !== 'idle' || seen === null ? null : hitAt(x, y, seen);
    },
    point(x) {
      const seen = field();
      pointed$.next(x === null || seen === null ? null : seen.times.frameAt(timeAt(x, seen.scale)));
    },
    zoom(factor, x) {
      change((now, { times }) =>
        zoomAbout(now, x ?? playheadX(now, times.boundaryUs(playhead)), factor, times),
      );
    },
    showAll: () => {
      change(({ width }, { times }) => fitAll(width, times));
    },
    showStretch: (startFrame, endFrame) => {
      change((now, { times }) =>
        showing(now, [times.boundaryUs(startFrame), times.boundaryUs(endFrame)], times),
      );
    },
    isDragging: () => state.kind !== 'idle',
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
  content: TimelineContent | null,
  track: string,
  edits: readonly (Edit | null)[],
): readonly Segment[] {
  if (content === null) return [];
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
