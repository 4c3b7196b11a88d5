/** How an epoch's clips are laid into B lanes and cut into windows: each lane is a stream that never ends mid-clip. */
import type { Random } from '../random.ts';

/** One step of one clip, as a row of a window. */
export interface Place {
  readonly clip: number;
  readonly step: number;
  /** The state is set back to zero just before this step. */
  readonly fresh: boolean;
}

/** Rows are time-major, [K*B]; null where a lane has nothing to say. */
export type LaneWindow = readonly (Place | null)[];

export interface LaneOptions {
  /** B */
  readonly lanes: number;
  /** K */
  readonly window: number;
  /** Probability that a clip begins with the state the clip before it left in the lane. */
  readonly carryAcrossClips: number;
}

/**
 * Clips come in a new order every epoch, each whole and in the lane that is free first; every lane begins with up to
 * K - 1 empty steps, so that the cuts between windows fall elsewhere each time.
 * @param lengths steps per clip
 */
export function* walkLanes(
  lengths: readonly number[],
  { lanes: B, window: K, carryAcrossClips }: LaneOptions,
  random: Random,
): Generator<LaneWindow> {
  const waiting = random.shuffled([...lengths.keys()].filter((clip) => (lengths[clip] ?? 0) > 0));
  const lanes = Array.from({ length: B }, () =>
    createLane({ lengths, waiting, carryAcrossClips, random, emptySteps: random.integer(K) }),
  );
  for (;;) {
    const window = Array.from({ length: K * B }, (_, row) => lanes[row % B]?.() ?? null);
    if (window.every((place) => place === null)) return;
    yield window;
  }
}

/** A lane gives its next step at each call, or null while it has none. */
function createLane({
  lengths,
  waiting,
  carryAcrossClips,
  random,
  emptySteps,
}: {
  readonly lengths: readonly number[];
  /** Shared by all lanes; each takes its next clip from the end. */
  readonly waiting: number[];
  readonly carryAcrossClips: number;
  readonly random: Random;
  readonly emptySteps: number;
}): () => Place | null {
  let empty = emptySteps;
  let clip: number | undefined;
  let step = 0;
  let isFirst = true;
  return () => {
    if (empty > 0) {
      empty--;
      return null;
    }
    if (clip === undefined || step === lengths[clip]) {
      clip = waiting.pop();
      step = 0;
    }
    if (clip === undefined) return null;
    const fresh = step === 0 && (isFirst || random.uniform() >= carryAcrossClips);
    isFirst = false;
    return { clip, step: step++, fresh };
  };
}
