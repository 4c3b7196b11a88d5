/** How an epoch's clips are laid into windows for many-to-one: every clip ends where a window ends. */
import type { Random } from '../random.ts';
import type { LaneOptions, LaneWindow } from './lanes.ts';

interface Lane {
  readonly clip: number;
  /** Its first step in the next window. */
  readonly step: number;
}

/**
 * The loss lies at a clip's end, and the gradient reaches back to where the window with that end begins: so a window
 * is as long as the longest clip in it, and at most K. A clip of up to K steps lies in one window from its first step
 * on, which is full backpropagation through time; a longer one takes several, the last of them K long.
 *
 * Clips come in a new order every epoch, B side by side, each from a state of zero; those shorter than the window have
 * empty steps in front. Windows differ in length: K is the number of rows by B.
 * @param lengths steps per clip
 */
export function* walkWholeClips(
  lengths: readonly number[],
  { lanes: B, window: K }: Omit<LaneOptions, 'carryAcrossClips'>,
  random: Random,
): Generator<LaneWindow> {
  const lengthOf = (clip: number): number => lengths[clip] ?? 0;
  const waiting = random.shuffled([...lengths.keys()].filter((clip) => lengthOf(clip) > 0));
  const next = (): Lane | null => {
    const clip = waiting.pop();
    return clip === undefined ? null : { clip, step: 0 };
  };
  let lanes = Array.from({ length: B }, next);
  for (;;) {
    const pieces = lanes.map((lane) => pieceOf(lane && lengthOf(lane.clip) - lane.step, K));
    const longest = Math.max(...pieces);
    if (longest === 0) return;
    yield Array.from({ length: longest * B }, (_, row) => {
      const [lane, piece] = [lanes[row % B] ?? null, pieces[row % B] ?? 0];
      const step = Math.floor(row / B) - (longest - piece);
      if (lane === null || step < 0) return null;
      return { clip: lane.clip, step: lane.step + step, fresh: lane.step + step === 0 };
    });
    lanes = lanes.map((lane, b) => {
      const step = (lane?.step ?? 0) + (pieces[b] ?? 0);
      return lane !== null && step < lengthOf(lane.clip) ? { clip: lane.clip, step } : next();
    });
  }
}

/**
 * What the next window takes of a clip with so many steps left: the rest, if it fits, else what leaves a multiple of K.
 * So only a clip's first piece is shorter than K, and no empty step ever lies within a clip.
 */
function pieceOf(left: number | null, K: number): number {
  if (left === null || left <= K) return left ?? 0;
  return left % K || K;
}
