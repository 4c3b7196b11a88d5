/** The recurrence as the streams see it: h_t = f_W(h_{t-1}, x_t), then a read-out. `model/` implements it. */

/** A network folded over ticks. `State` is opaque to the streams. */
export interface Recurrence<State> {
  /** Length D of the feature vector. */
  readonly featureLength: number;
  /** The initial state h_0. */
  start(): State;
  /** h_t from h_{t-1} and x_t. The state passed in is spent: only the one returned may be used on. */
  step(state: State, features: Float32Array): State;
  /** One softmax per track, fresh arrays, in the model's order of tracks and classes. */
  readOut(state: State): number[][];
}

/** Turns softmaxes into steady labels; folded over ticks like the recurrence. `model/` implements it. */
export interface Steadier<State> {
  start(): State;
  /** The state passed in is spent. */
  step(state: State, probabilities: readonly (readonly number[])[], timestampUs: number): State;
  /** The steady class id per track with its smoothed probability. */
  labels(state: State): readonly { readonly label: string; readonly probability: number }[];
}
