/** Painting by held keys: from the frame on which a class's key went down to the one on screen, that class. */
import type { HeldPaint } from '../timeline/timeline-content.ts';

export interface PaintKey {
  readonly track: string;
  /** Null makes frames unlabelled. */
  readonly classId: string | null;
}

interface HeldKey extends HeldPaint {
  /** On screen when the key went down. */
  readonly from: number;
  readonly hasMoved: boolean;
  /** Shown by a loop that went round, and kept whatever comes after. */
  readonly kept: { readonly startFrame: number; readonly endFrame: number } | null;
}

/** By the key that is down. */
export type Held = Readonly<Record<string, HeldKey>>;

/** Another key of the same track takes over from where it is pressed. @returns what is finished by that. */
export function press(held: Held, key: string, paint: PaintKey, frame: number) {
  if (key in held) return { held, done: [] };
  const others = Object.entries(held);
  const done = others.filter(([, one]) => one.track === paint.track).map(([, one]) => painted(one));
  const rest = others.filter(([, one]) => one.track !== paint.track);
  const started = { ...paint, startFrame: frame, endFrame: frame + 1 };
  const entry: HeldKey = { ...started, from: frame, hasMoved: false, kept: null };
  return { held: Object.fromEntries([...rest, [key, entry]]), done };
}

/**
 * The frame came on screen. Going back takes back what was overshot; only a loop that begins anew (`isRound`) leaves
 * what it has shown.
 */
export function see(held: Held, frame: number, { isRound = false } = {}): Held {
  const seen = (one: HeldKey): HeldKey => {
    const { from, startFrame, endFrame } = one;
    const hull = { startFrame: Math.min(from, frame), endFrame: Math.max(from, frame) + 1 };
    const hasMoved = one.hasMoved || frame !== from;
    const before = isRound ? { startFrame, endFrame } : one.kept;
    const all = {
      startFrame: Math.min(before?.startFrame ?? Infinity, hull.startFrame),
      endFrame: Math.max(before?.endFrame ?? 0, hull.endFrame),
    };
    return { ...one, ...all, hasMoved, kept: isRound ? all : one.kept };
  };
  return Object.fromEntries(Object.entries(held).map(([key, one]) => [key, seen(one)]));
}

export function release(held: Held, key: string) {
  const { [key]: one, ...rest } = held;
  if (one === undefined) return { held: rest, done: null, hasMoved: false };
  return { held: rest, done: painted(one), hasMoved: one.hasMoved };
}

function painted({ track, classId, startFrame, endFrame }: HeldKey): HeldPaint {
  return { track, classId, startFrame, endFrame };
}
