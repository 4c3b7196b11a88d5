/** One way of taking a recurrent step, as `bench step` times it: x_t in, h_t readable afterwards. */

export interface Stepper {
  /** s_{t-1} to s_t; a stepper that works behind a promise is timed until that resolves. */
  step(x: Float32Array): void | Promise<void>;
  /** h_t of the top layer after the step before, [H]: a view or a copy. */
  h(): Float32Array;
  dispose(): void;
}
