/** What the stream tests share: virtual time, short names for events, and a ledger of open handles. */
import type { OperatorFunction } from 'rxjs';
import { type RunHelpers, TestScheduler } from 'rxjs/testing';
import { expect, it } from 'vitest';
import type { DropCause, FrameLabel, ResetCause, TrackLabel } from '../../contract/frame-label.ts';
import type {
  DecidedEvent,
  DroppedEvent,
  EmbeddedEvent,
  PathOutput,
  SeenEvent,
  SteppedEvent,
} from '../../streams/path-event.ts';
import type { Recurrence, Steadier } from '../../streams/recurrence.ts';

/** Runs a test in virtual time: one character of a marble is one millisecond. */
export function marbles(test: (helpers: RunHelpers) => void): void {
  new TestScheduler((actual, expected) => {
    expect(actual).toEqual(expected);
  }).run(test);
}

/** One frame lasts 10 ms unless told otherwise, so frame 7 is at 70,000. */
const us = (frame: number) => frame * 10_000;

export const seen = (frame: number, tick: number | null = null): SeenEvent => ({
  kind: 'seen',
  frame,
  timestampUs: us(frame),
  tick,
});

export const embedded = (
  frame: number,
  features: readonly number[] = [frame],
  timestampUs = us(frame),
): EmbeddedEvent => ({
  kind: 'embedded',
  frame,
  timestampUs,
  features: Float32Array.from(features),
});

export const dropped = (frame: number, cause: DropCause = 'replaced'): DroppedEvent => ({
  kind: 'dropped',
  frame,
  timestampUs: us(frame),
  cause,
});

export const stepped = (
  frame: number,
  probabilities: readonly (readonly number[])[],
  reset: ResetCause | null = null,
): SteppedEvent => ({ kind: 'stepped', frame, timestampUs: us(frame), probabilities, reset });

export const track = (label: string | null, probability = label === null ? 0 : 1): TrackLabel => ({
  track: 'main',
  label,
  probability,
  probabilities: label === null ? [] : [probability, 1 - probability],
});

export const decided = (
  frame: number,
  label: string,
  reset: ResetCause | null = null,
): DecidedEvent => ({
  ...stepped(frame, [[1, 0]], reset),
  kind: 'decided',
  tracks: [track(label)],
});

export const label = (
  frame: number,
  name: string | null,
  more: Partial<PathOutput> = {},
): PathOutput => ({
  frame,
  timestampUs: us(frame),
  source: 'held',
  tracks: [track(name)],
  dropCause: null,
  reset: null,
  ...more,
});

/** Two tracks, so that code that forgets the second fails. */
export const twoTracks = (
  frame: number,
  posture: string | null,
  hand: string | null,
  timestampUs = us(frame),
): FrameLabel => ({
  frame,
  timestampUs,
  source: 'held',
  tracks: [
    { ...track(posture, 0.75), track: 'posture' },
    { ...track(hand, 0.25), track: 'hand' },
  ],
});

/**
 * What every operator must do, whatever it makes of values: stay silent with its source, pass completion
 * and errors on, hold its source for exactly as long as it is subscribed itself. The marbles say what the
 * operator adds of its own.
 */
export function itKeepsTheLaws<In, Out>(
  create: () => OperatorFunction<In, Out>,
  { never = '-', empty = '---|', error = '---#', unsubscribed = '---' } = {},
  values: Record<string, unknown> = {},
): void {
  it('is silent on a source that never speaks', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const source$ = hot<In>('-');
      expectObservable(source$.pipe<unknown>(create())).toBe(never, values);
      expectSubscriptions(source$.subscriptions).toBe('^');
    });
  });

  it('completes with an empty source', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const source$ = hot<In>('---|');
      expectObservable(source$.pipe<unknown>(create())).toBe(empty, values);
      expectSubscriptions(source$.subscriptions).toBe('^--!');
    });
  });

  it('passes the error of a source on', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const source$ = hot<In>('---#');
      expectObservable(source$.pipe<unknown>(create())).toBe(error, values);
      expectSubscriptions(source$.subscriptions).toBe('^--!');
    });
  });

  it('lets go of a source that never ends when it is unsubscribed', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const source$ = hot<In>('------');
      expectObservable(source$.pipe<unknown>(create()), '^--!').toBe(unsubscribed, values);
      expectSubscriptions(source$.subscriptions).toBe('^--!');
    });
  });
}

/** Who owns which frame: every handle must be closed exactly once. */
export interface Handle {
  readonly frame: number;
  closed: number;
}

export function createLedger() {
  const handles: Handle[] = [];
  return {
    open(frame: number): Handle {
      const handle = { frame, closed: 0 };
      handles.push(handle);
      return handle;
    },
    close(handle: Handle): void {
      handle.closed += 1;
    },
    /** How often each handle was closed, in the order of opening. */
    closings: () => handles.map(({ closed }) => closed),
  };
}

/** A recurrence whose whole past can be read off its state: h_t = 0.5 h_{t-1} + x_t, in place. */
export function createFakeRecurrence(): Recurrence<Float64Array> {
  return {
    featureLength: 1,
    start: () => new Float64Array(1),
    step(h, [x = 0]) {
      h[0] = (h[0] ?? 0) * 0.5 + x;
      return h;
    },
    readOut([h = 0]) {
      const p = 1 / (1 + Math.exp(-h));
      return [[p, 1 - p]];
    },
  };
}

/** Smooths p over the time between steps, so that a wrong timestamp or a forgotten reset shows. */
export function createFakeSteadier(): Steadier<{ p: number; us: number | null }> {
  return {
    start: () => ({ p: 0.5, us: null }),
    step({ p, us: before }, [[q = 0] = []], timestampUs) {
      const keep = before === null ? 0 : Math.exp((before - timestampUs) / 50_000);
      return { p: keep * p + (1 - keep) * q, us: timestampUs };
    },
    labels: ({ p }) => [{ label: p >= 0.5 ? 'up' : 'down', probability: Math.max(p, 1 - p) }],
  };
}
