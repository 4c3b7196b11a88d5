/** The values that travel a frame's way, from the camera to its label. */
import type { DropCause, FrameLabel, ResetCause } from '../contract/frame-label.ts';

/** A decoded frame as a source gives it; whoever holds `handle` owns it and must close it once. */
export interface SourceFrame<Handle> {
  /** Index since the stream began, from 0, without holes. */
  readonly frame: number;
  readonly timestampUs: number;
  readonly handle: Handle;
}

/** A frame that may be due for a step: `tick` is its tick's number, or null between ticks. */
export interface MarkedFrame<Handle> extends SourceFrame<Handle> {
  readonly tick: number | null;
}

/** The frame was seen; its label follows once its tick is decided. */
export interface SeenEvent {
  readonly kind: 'seen';
  readonly frame: number;
  readonly timestampUs: number;
  readonly tick: number | null;
}

/** A tick's features x_t (length D); owned by the receiver until the next event. */
export interface EmbeddedEvent {
  readonly kind: 'embedded';
  readonly frame: number;
  readonly timestampUs: number;
  readonly features: Float32Array;
}

/** A tick that will never have features. */
export interface DroppedEvent {
  readonly kind: 'dropped';
  readonly frame: number;
  readonly timestampUs: number;
  readonly cause: DropCause;
}

/** The state must be set back before the first step of a frame seen after this event. */
export interface ResetEvent {
  readonly kind: 'reset';
  readonly cause: ResetCause;
}

export type PathEvent = SeenEvent | EmbeddedEvent | DroppedEvent | ResetEvent;

/** What the recurrence made of an embedded tick: one softmax per track, in the model's order. */
export interface SteppedEvent {
  readonly kind: 'stepped';
  readonly frame: number;
  readonly timestampUs: number;
  readonly probabilities: readonly (readonly number[])[];
  /** Why the state was set back just before this step, if it was. */
  readonly reset: ResetCause | null;
}

/** A stepped tick with its steady label per track. */
export interface DecidedEvent extends Omit<SteppedEvent, 'kind'> {
  readonly kind: 'decided';
  readonly tracks: FrameLabel['tracks'];
}

/**
 * The end of a frame's way: its label, and all that counters and the session log need besides.
 * Exactly one per frame, in frame order; every step of the recurrence is one whose source is fresh.
 */
export interface PathOutput extends FrameLabel {
  /** Why a tick has no step of its own; null unless the source is dropped. */
  readonly dropCause: DropCause | null;
  /** Why the state was set back just before this frame's step; null unless the source is fresh. */
  readonly reset: ResetCause | null;
}
