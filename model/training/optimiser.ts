/** Optimisers over named Float32Arrays: SGD with momentum, Adam, AdamW; the weights are changed in place. */
import type { NamedTensors } from '../tensor.ts';
import type { Gradients } from './clip-norm.ts';

export interface OptimiserOptions {
  readonly optimiser: 'adam' | 'adamw' | 'sgd';
  /** λ: for AdamW taken off the weights directly, for the others added to the gradient; matrices only, never biases. */
  readonly weightDecay: number;
}

export interface OptimiserState {
  /** Steps taken so far. */
  readonly steps: number;
  /** Running averages per weight and name: [velocity] for SGD, [m, v] for Adam. */
  readonly moments: ReadonlyMap<string, readonly Float32Array[]>;
}

export interface Optimiser {
  step(weights: NamedTensors, gradients: Gradients, learningRate: number): void;
  /** Live: copy it to keep it. */
  state(): OptimiserState;
}

const MOMENTUM = 0.9;
/** The paper's own constants (Kingma and Ba 2015). */
const [BETA_1, BETA_2, EPSILON] = [0.9, 0.999, 1e-8];

/** @param resumed the state of an earlier run to go on from; it is taken over, not copied */
export function createOptimiser(
  { optimiser, weightDecay }: OptimiserOptions,
  resumed?: OptimiserState,
): Optimiser {
  let steps = resumed?.steps ?? 0;
  const moments = new Map(resumed?.moments);
  const update = optimiser === 'sgd' ? sgdUpdate : adamUpdate;
  const momentCount = optimiser === 'sgd' ? 1 : 2;

  return {
    step(weights, gradients, learningRate) {
      steps++;
      for (const [name, { shape, data: w }] of weights) {
        const g = gradients.get(name);
        if (g === undefined) continue;
        let m = moments.get(name);
        if (m === undefined) {
          m = Array.from({ length: momentCount }, () => new Float32Array(w.length));
          moments.set(name, m);
        }
        const decay = shape.length > 1 ? weightDecay : 0;
        const [coupled, decoupled] = optimiser === 'adamw' ? [0, decay] : [decay, 0];
        update({ w, g, moments: m, steps, learningRate, coupled, decoupled });
      }
    },
    state: () => ({ steps, moments }),
  };
}

interface Update {
  readonly w: Float32Array;
  readonly g: Float32Array;
  readonly moments: readonly Float32Array[];
  /** t, from 1. */
  readonly steps: number;
  readonly learningRate: number;
  /** Weight decay through the gradient. */
  readonly coupled: number;
  /** Weight decay apart from the gradient (Loshchilov and Hutter 2019). */
  readonly decoupled: number;
}

function sgdUpdate({ w, g, moments, learningRate, coupled }: Update): void {
  const [velocity = new Float32Array()] = moments;
  for (let i = 0; i < w.length; i++) {
    const wi = w[i] ?? 0;
    const vi = MOMENTUM * (velocity[i] ?? 0) + (g[i] ?? 0) + coupled * wi; //   v = μ v + g
    velocity[i] = vi;
    w[i] = wi - learningRate * vi; //                                           w = w - η v
  }
}

function adamUpdate({ w, g, moments, steps, learningRate, coupled, decoupled }: Update): void {
  const [m = new Float32Array(), v = new Float32Array()] = moments;
  const unbias1 = 1 / (1 - BETA_1 ** steps);
  const unbias2 = 1 / (1 - BETA_2 ** steps);
  for (let i = 0; i < w.length; i++) {
    const wi = w[i] ?? 0;
    const gi = (g[i] ?? 0) + coupled * wi;
    const mi = BETA_1 * (m[i] ?? 0) + (1 - BETA_1) * gi; //                     m = β1 m + (1 - β1) g
    const vi = BETA_2 * (v[i] ?? 0) + (1 - BETA_2) * gi * gi; //                v = β2 v + (1 - β2) g²
    m[i] = mi;
    v[i] = vi;
    const direction = (mi * unbias1) / (Math.sqrt(vi * unbias2) + EPSILON); //  m̂ / (√v̂ + ε)
    w[i] = wi - learningRate * (direction + decoupled * wi);
  }
}
