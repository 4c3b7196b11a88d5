/** A cell over a whole window, forward and backward, in tfjs-core ops: what training runs (never the live path). */
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';

/** A window of K steps in B lanes; rows of [K*B, …] are time-major: all lanes of step 1, all of step 2, … */
export interface WindowSize {
  readonly K: number;
  readonly B: number;
}

/** For each of the K steps 0 where a lane's state begins afresh and 1 elsewhere, [B, 1]; null for 1 in all lanes. */
export type Keep = readonly (Tensor2D | null)[];

export interface UnrolledInput extends WindowSize {
  /** A layer's parameters by their letters, in the checkpoint's shapes. */
  readonly W: ReadonlyMap<string, Tensor>;
  /** x_1 … x_K, [K*B, inputSize] */
  readonly x: Tensor2D;
  /** s_0, carried in from the window before, [B, stateParts * H]: a value, so no gradient flows back through it. */
  readonly s0: Tensor2D;
  readonly keep: Keep;
}

export interface Unrolled {
  /** h_1 … h_K, [K*B, H] */
  readonly h: Tensor2D;
  /** s_K, to be carried into the next window, [B, stateParts * H] */
  readonly sK: Tensor2D;
  /** Each gate over the window by its letter, [K*B, H]; empty for cells without gates. */
  readonly gates: ReadonlyMap<string, Tensor2D>;
  /** @param dh_above dL/dh_t as the layers above and the read-out see it, [K*B, H] */
  backward(dh_above: Tensor2D): UnrolledGradients;
}

export interface UnrolledGradients {
  /** dL/dW by the parameters' letters. */
  readonly dW: ReadonlyMap<string, Tensor>;
  /** dL/dh_t in full, what later steps contribute included, [K*B, H]. */
  readonly dh: Tensor2D;
  /** dL/dx, for the layer below, [K*B, inputSize]. */
  dx(): Tensor2D;
}

export type Unroll = (input: UnrolledInput) => Unrolled;
