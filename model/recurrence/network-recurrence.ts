/** The recurrence as the streams fold it (streams/recurrence.ts, restated: the rooms do not import each other). */

export interface NetworkRecurrence<State> {
  /** D */
  readonly featureLength: number;
  start(): State;
  /** The state passed in is spent: only the one returned may be used on. */
  step(state: State, features: Float32Array): State;
  /** One softmax per track, fresh arrays, in the manifest's order of tracks and classes. */
  readOut(state: State): number[][];
}

/** s_t of every layer, from the features upwards; each [stateParts * H], h_t first. */
export interface NetworkState<Values extends Float32Array | Float64Array> {
  readonly layers: readonly Values[];
}
