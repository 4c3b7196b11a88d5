/** Cold windows: each a stretch of one clip from an empty memory, its last step any labelled one. */
import type { Random } from '../random.ts';
import { UNLABELLED } from './cross-entropy.ts';
import type { LaneWindow, Place } from './lanes.ts';
import type { TrainingClip } from './training-clip.ts';

interface LastStep {
  readonly clip: number;
  readonly step: number;
}

export interface ColdWindowOptions {
  /** B */
  readonly lanes: number;
  /** K */
  readonly window: number;
  /** Labelled steps from one window's last step to the next one's. */
  readonly stride: number;
}

/** The steps that carry a label on some track. */
export function labelledSteps({ targets }: TrainingClip): readonly number[] {
  const [first = new Int32Array()] = targets;
  return [...first.keys()].filter((step) =>
    targets.some((track) => (track[step] ?? UNLABELLED) !== UNLABELLED),
  );
}

/**
 * The clips' labelled steps, laid end to end in a new order every epoch, are slid over from a random place: every
 * labelled step is a last step with probability 1 / stride.
 * @param labelled per clip
 */
export function* walkColdWindows(
  labelled: readonly (readonly number[])[],
  { lanes: B, window: K, stride }: ColdWindowOptions,
  random: Random,
): Generator<{ readonly rows: LaneWindow; readonly done: number }> {
  const steps = random
    .shuffled([...labelled.keys()])
    .flatMap((clip) => (labelled[clip] ?? []).map((step): LastStep => ({ clip, step })));
  const offset = random.integer(Math.min(stride, steps.length));
  const ends = random.shuffled(steps.filter((_, i) => i % stride === offset));
  for (let at = 0; at < ends.length; at += B) {
    const lanes = ends.slice(at, at + B);
    const rows = Array.from({ length: K * B }, (_, row) =>
      placeBefore(lanes[row % B], { t: Math.floor(row / B), K }),
    );
    yield { rows, done: Math.min(1, (at + B) / ends.length) };
  }
}

/** Step t of the window that ends with `end`; null before the clip begins, and then the state is zero where it does. */
function placeBefore(end: LastStep | undefined, { t, K }: { t: number; K: number }): Place | null {
  if (end === undefined) return null;
  const step = end.step - (K - 1 - t);
  return step < 0 ? null : { clip: end.clip, step, fresh: t === 0 || step === 0 };
}

/** Takes the labels off all steps but the last. In place. @param targets per track, [K*B] */
export function keepLastStep(targets: readonly Int32Array[], B: number): void {
  for (const track of targets) track.fill(UNLABELLED, 0, track.length - B);
}
