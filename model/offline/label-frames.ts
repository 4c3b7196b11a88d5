/**
 * Labels every frame of recorded features as the live path would: step on each tick, hold in
 * between, and hand the state on as a value so that clips can be run on end without a reset.
 */
import type { Head } from '../../contract/checkpoint.ts';
import type { TrackOutputs } from '../../contract/track.ts';

/** A trained network as the fold needs it; `streams/recurrence.ts` words the same two interfaces. */
export interface TickModel<State = unknown, Steady = unknown> {
  readonly tracks: readonly TrackOutputs[];
  /** clip: it names a clip by its last step; absent or frame: every step. */
  readonly head?: Head;
  /** A longer silence between two ticks, or time running backwards, resets the state. */
  readonly maxGapUs: number;
  readonly recurrence: {
    readonly featureLength: number;
    start(): State;
    step(state: State, features: Float32Array): State;
    readOut(state: State): number[][];
  };
  readonly steadier: {
    start(): Steady;
    step(state: Steady, probabilities: readonly (readonly number[])[], timestampUs: number): Steady;
    labels(state: Steady): readonly { readonly label: string; readonly probability: number }[];
  };
}

/** A clip's features: frames are all decoded frames, ticks those that were embedded. */
export interface TickedClip {
  /** Shape [frames]; presentation times, rising. */
  readonly timestampsUs: ArrayLike<number>;
  /** Shape [ticks]; frame index of each tick, rising. */
  readonly ticks: ArrayLike<number>;
  /** Shape [ticks, D], row by row. */
  readonly features: Float32Array;
}

export interface TrackFrames {
  /** Shape [frames]: index into the model's classes of the steady label, -1 before the first tick. */
  readonly predicted: Int32Array;
  /** Shape [ticks]: the steady label's smoothed probability. */
  readonly steadyProbability: Float64Array;
  /** Shape [ticks, classes]: the network's own softmax. */
  readonly rows: Float64Array;
}

export interface LabelledFrames {
  /** Shape [frames]: the tick whose label a frame carries, -1 before the first. */
  readonly rowOfFrame: Int32Array;
  readonly tracks: readonly TrackFrames[];
}

/** What crosses from one clip to the next; spent once passed on. */
export interface Carried<State = unknown, Steady = unknown> {
  readonly state: State;
  readonly steady: Steady;
  readonly lastTickUs: number | null;
}

export function startCarry<State, Steady>(model: TickModel<State, Steady>): Carried<State, Steady> {
  return { state: model.recurrence.start(), steady: model.steadier.start(), lastTickUs: null };
}

/** One tick: reset after too long a gap, else carry on; then h_t = f_W(h_{t-1}, x_t). */
function stepTick<State, Steady>(
  model: TickModel<State, Steady>,
  carried: Carried<State, Steady>,
  tick: { readonly features: Float32Array; readonly timestampUs: number },
): { readonly next: Carried<State, Steady>; readonly probabilities: number[][] } {
  const { lastTickUs } = carried;
  const gapUs = lastTickUs === null ? 0 : tick.timestampUs - lastTickUs;
  const isGap = gapUs < 0 || gapUs > model.maxGapUs;
  const from = isGap ? startCarry(model) : carried;
  const state = model.recurrence.step(from.state, tick.features);
  const probabilities = model.recurrence.readOut(state);
  const steady = model.steadier.step(from.steady, probabilities, tick.timestampUs);
  return { next: { state, steady, lastTickUs: tick.timestampUs }, probabilities };
}

/** Shape [frames]: the last tick at or before each frame. */
function rowsHeld(frames: number, ticks: ArrayLike<number>): Int32Array {
  const rowOfFrame = new Int32Array(frames).fill(-1);
  for (let row = 0; row < ticks.length; row++) {
    rowOfFrame.fill(row, ticks[row] ?? 0, ticks[row + 1] ?? frames);
  }
  return rowOfFrame;
}

/** Without `carried` the clip starts from the initial state. */
export function labelFrames<State, Steady>(
  model: TickModel<State, Steady>,
  clip: TickedClip,
  carried: Carried<State, Steady> = startCarry(model),
): { readonly frames: LabelledFrames; readonly carried: Carried<State, Steady> } {
  const { featureLength } = model.recurrence;
  const ticks = clip.ticks.length;
  const said = model.tracks.map(({ classes }) => ({
    steadyLabel: new Int32Array(ticks),
    steadyProbability: new Float64Array(ticks),
    rows: new Float64Array(ticks * classes.length),
  }));
  let current = carried;
  for (let row = 0; row < ticks; row++) {
    const features = clip.features.subarray(row * featureLength, (row + 1) * featureLength);
    const timestampUs = clip.timestampsUs[clip.ticks[row] ?? 0] ?? 0;
    const { next, probabilities } = stepTick(model, current, { features, timestampUs });
    current = next;
    const labels = model.steadier.labels(next.steady);
    for (const [t, track] of said.entries()) {
      const classes = model.tracks[t]?.classes ?? [];
      track.rows.set(probabilities[t] ?? [], row * classes.length);
      track.steadyLabel[row] = classes.indexOf(labels[t]?.label ?? '');
      track.steadyProbability[row] = labels[t]?.probability ?? 0;
    }
  }
  const rowOfFrame = rowsHeld(clip.timestampsUs.length, clip.ticks);
  const tracks = said.map(({ steadyLabel, steadyProbability, rows }) => ({
    predicted: rowOfFrame.map((row) => (row < 0 ? -1 : (steadyLabel[row] ?? -1))),
    steadyProbability,
    rows,
  }));
  return { frames: { rowOfFrame, tracks }, carried: current };
}
