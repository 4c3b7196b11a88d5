/** Painting by held keys: every frame that was on screen while a class's key was down gets that class. */
import type { HeldPaint } from '../timeline/timeline-content.ts';

export interface PaintKey {
  readonly track: string;
  /** Null makes frames unlabelled. */
  readonly classId: string | null;
}

/** By the key that is down. */
export type Held = Readonly<Record<string, HeldPaint>>;

/** Another key of the same track takes over from where it is pressed. @returns what is finished by that. */
export function press(held: Held, key: string, paint: PaintKey, frame: number) {
  if (key in held) return { held, done: [] };
  const others = Object.entries(held);
  const done = others.filter(([, one]) => one.track === paint.track).map(([, one]) => one);
  const rest = others.filter(([, one]) => one.track !== paint.track);
  const started: HeldPaint = { ...paint, startFrame: frame, endFrame: frame + 1 };
  return { held: Object.fromEntries([...rest, [key, started]]), done };
}

/** The frame came on screen. */
export function see(held: Held, frame: number): Held {
  const seen = ({ startFrame, endFrame, ...paint }: HeldPaint): HeldPaint => ({
    ...paint,
    startFrame: Math.min(startFrame, frame),
    endFrame: Math.max(endFrame, frame + 1),
  });
  return Object.fromEntries(Object.entries(held).map(([key, one]) => [key, seen(one)]));
}

export function release(held: Held, key: string) {
  const { [key]: done, ...rest } = held;
  return { held: rest, done: done ?? null };
}
