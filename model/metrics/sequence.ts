/** One clip seen through one track: what was true, what was said, frame by frame. */

/** In `truth`: nobody looked at this frame, so no metric counts it. In `predicted`: nothing was said, which is wrong. */
export const NONE = -1;

/**
 * Probabilities kept once per tick and looked up by frame, since every frame between two ticks
 * holds the last tick's.
 */
export interface HeldProbabilities {
  /** Shape [ticks, classCount], row by row. */
  readonly rows: Float64Array;
  /** Shape [frames]: the row a frame holds, or NONE before the first tick. */
  readonly rowOfFrame: Int32Array;
  readonly classCount: number;
}

/** The one label of a clip: what it was, and what it was taken for; classes as indices, or NONE. */
export interface ClipVerdict {
  /** NONE when no frame is labelled. */
  readonly truth: number;
  /** NONE when nothing was said. */
  readonly predicted: number;
}

/** All arrays have one entry per decoded frame; classes are indices into the track's class list. */
export interface Sequence {
  readonly truth: Int32Array;
  readonly predicted: Int32Array;
  readonly timestampsUs: ArrayLike<number>;
  readonly probabilities: HeldProbabilities;
  /** Where whole clips are what is judged (head "clip"); absent where the verdict follows from the frames. */
  readonly verdict?: ClipVerdict;
}

export function probabilityOf(held: HeldProbabilities, frame: number, classIndex: number): number {
  const row = held.rowOfFrame[frame] ?? NONE;
  return row === NONE ? 0 : (held.rows[row * held.classCount + classIndex] ?? 0);
}
