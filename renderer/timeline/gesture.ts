/** What the pointer does on the timeline, as a machine without sight or time: events in, a new state and effects out. */
import type { Edit } from '../../contract/labelling/edit.ts';
import type { Segment } from '../../contract/segment.ts';
import type { Hit } from './hit-test.ts';

export type GestureState =
  | { readonly kind: 'idle' }
  /** Held down, and not yet moved far enough to be anything but a click. */
  | { readonly kind: 'pressed'; readonly x: number; readonly hit: Hit; readonly boundary: number }
  | {
      readonly kind: 'painting';
      readonly track: string;
      readonly anchor: number;
      readonly head: number;
    }
  | {
      readonly kind: 'edge';
      readonly track: string;
      readonly edge: 'start' | 'end';
      readonly segment: Segment;
      readonly to: number;
    }
  | {
      readonly kind: 'point';
      readonly track: string;
      readonly segment: Segment;
      readonly to: number;
    }
  | { readonly kind: 'scrubbing' }
  | { readonly kind: 'panning'; readonly x: number };

export type GestureEvent =
  | {
      readonly kind: 'down';
      readonly x: number;
      readonly y: number;
      /** The middle button, or Shift with the main one. */
      readonly isPan: boolean;
    }
  | {
      readonly kind: 'move' | 'up';
      readonly x: number;
      readonly y: number;
      readonly isFree: boolean;
    }
  | { readonly kind: 'double'; readonly x: number; readonly y: number }
  | { readonly kind: 'cancel' };

export type Effect =
  | { readonly kind: 'seek'; readonly frame: number }
  | { readonly kind: 'select'; readonly track: string; readonly frame: number | null }
  | { readonly kind: 'edit'; readonly edit: Edit }
  | { readonly kind: 'pan'; readonly pixels: number }
  | { readonly kind: 'loop'; readonly startFrame: number; readonly endFrame: number };

export interface Surface {
  readonly hit: (x: number, y: number) => Hit;
  readonly frameAt: (x: number) => number;
  /** The boundary of frames at a pixel; caught by what lies near unless it is to be free. */
  readonly boundaryAt: (x: number, isFree: boolean) => number;
  /** What dragging paints with: a class, or null to make frames unlabelled; undefined while labels are only looked at. */
  readonly brush: string | null | undefined;
}

export interface GestureStep {
  readonly state: GestureState;
  readonly effects: readonly Effect[];
}

/** A shorter way is a click. */
const SLACK = 3;
const idle: GestureState = { kind: 'idle' };

export function stepGesture(
  state: GestureState,
  event: GestureEvent,
  surface: Surface,
): GestureStep {
  switch (event.kind) {
    case 'cancel':
      return { state: idle, effects: [] };
    case 'down':
      return press(event, surface);
    case 'double': {
      const hit = surface.hit(event.x, event.y);
      return { state: idle, effects: 'segment' in hit ? [loopOf(hit.segment)] : [] };
    }
    case 'move':
      return move(state, event, surface);
    case 'up': {
      const moved = move(state, event, surface);
      return { state: idle, effects: [...moved.effects, ...release(moved.state, surface)] };
    }
  }
}

function press(
  { x, y, isPan }: Extract<GestureEvent, { kind: 'down' }>,
  surface: Surface,
): GestureStep {
  if (isPan) return { state: { kind: 'panning', x }, effects: [] };
  const hit = surface.hit(x, y);
  if (hit.kind === 'clock')
    return { state: { kind: 'scrubbing' }, effects: [{ kind: 'seek', frame: hit.frame }] };
  return {
    state: { kind: 'pressed', x, hit, boundary: surface.boundaryAt(x, false) },
    effects: [],
  };
}

interface Pointer {
  readonly x: number;
  readonly isFree: boolean;
}

function move(state: GestureState, { x, isFree }: Pointer, surface: Surface): GestureStep {
  switch (state.kind) {
    case 'idle':
      return { state, effects: [] };
    case 'pressed':
      if (Math.abs(x - state.x) <= SLACK) return { state, effects: [] };
      return { state: drag(state, { x, isFree }, surface), effects: [] };
    case 'painting':
      return { state: { ...state, head: surface.boundaryAt(x, isFree) }, effects: [] };
    case 'edge':
      return { state: { ...state, to: surface.boundaryAt(x, isFree) }, effects: [] };
    case 'point':
      return { state: { ...state, to: surface.frameAt(x) }, effects: [] };
    case 'scrubbing':
      return { state, effects: [{ kind: 'seek', frame: surface.frameAt(x) }] };
    case 'panning':
      return { state: { ...state, x }, effects: [{ kind: 'pan', pixels: state.x - x }] };
  }
}

function drag(
  { hit, boundary: anchor, ...pressed }: Extract<GestureState, { kind: 'pressed' }>,
  { x, isFree }: Pointer,
  surface: Surface,
): GestureState {
  if (hit.kind === 'clock' || hit.kind === 'outside') return idle;
  if (surface.brush === undefined) return { kind: 'panning', x: pressed.x };
  const { track } = hit;
  if (hit.kind === 'edge') {
    const { edge, segment } = hit;
    return { kind: 'edge', track, edge, segment, to: surface.boundaryAt(x, isFree) };
  }
  if (hit.kind === 'point')
    return { kind: 'point', track, segment: hit.segment, to: surface.frameAt(x) };
  return { kind: 'painting', track, anchor, head: surface.boundaryAt(x, isFree) };
}

/** The edit that letting go now would make: what is drawn while dragging, and what is done in the end. */
export function editOf(state: GestureState, brush: Surface['brush']): Edit | null {
  switch (state.kind) {
    case 'painting': {
      const startFrame = Math.min(state.anchor, state.head);
      const endFrame = Math.max(state.anchor, state.head);
      if (startFrame === endFrame || brush === undefined) return null;
      return { kind: 'paint', track: state.track, startFrame, endFrame, classId: brush };
    }
    case 'edge': {
      const { track, edge, segment, to } = state;
      const by = to - (edge === 'start' ? segment.startFrame : segment.endFrame);
      return by === 0 ? null : { kind: 'nudge', track, frame: stayingFrame(state), edge, by };
    }
    case 'point': {
      const { track, segment, to } = state;
      if (to === segment.startFrame) return null;
      return { kind: 'move-point', track, frame: segment.startFrame, to };
    }
    default:
      return null;
  }
}

function release(state: GestureState, { brush }: Surface): readonly Effect[] {
  if (state.kind === 'pressed') return click(state.hit);
  const edit = editOf(state, brush);
  if (edit === null) return [];
  return [{ kind: 'edit', edit }, ...selectionAfter(state, brush)];
}

function selectionAfter(state: GestureState, brush: Surface['brush']): readonly Effect[] {
  switch (state.kind) {
    case 'painting': {
      const { track, anchor, head } = state;
      return brush === null ? [] : [{ kind: 'select', track, frame: Math.min(anchor, head) }];
    }
    case 'edge':
      return [{ kind: 'select', track: state.track, frame: stayingFrame(state) }];
    case 'point':
      return [{ kind: 'select', track: state.track, frame: state.to }];
    default:
      return [];
  }
}

/** The frame that is inside of the segment however far its edge goes. */
function stayingFrame({ edge, segment }: Extract<GestureState, { kind: 'edge' }>): number {
  return edge === 'start' ? segment.endFrame - 1 : segment.startFrame;
}

function click(hit: Hit): readonly Effect[] {
  switch (hit.kind) {
    case 'clock':
    case 'outside':
      return [];
    case 'unlabelled':
      return [
        { kind: 'select', track: hit.track, frame: null },
        { kind: 'seek', frame: hit.frame },
      ];
    case 'segment':
      return [
        { kind: 'select', track: hit.track, frame: hit.segment.startFrame },
        { kind: 'seek', frame: hit.frame },
      ];
    case 'point':
      return [
        { kind: 'select', track: hit.track, frame: hit.segment.startFrame },
        { kind: 'seek', frame: hit.segment.startFrame },
      ];
    case 'edge': {
      const { startFrame, endFrame } = hit.segment;
      return [
        { kind: 'select', track: hit.track, frame: startFrame },
        { kind: 'seek', frame: hit.edge === 'start' ? startFrame : endFrame - 1 },
      ];
    }
  }
}

function loopOf({ startFrame, endFrame }: Segment): Effect {
  return { kind: 'loop', startFrame, endFrame };
}
