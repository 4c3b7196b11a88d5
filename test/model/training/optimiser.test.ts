/** Optimisers against vectors from an outside reference. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clipByGlobalNorm, globalNorm } from '../../../model/training/clip-norm.ts';
import { learningRateAt } from '../../../model/training/learning-rate.ts';
import { createOptimiser } from '../../../model/training/optimiser.ts';
import { distance, tolerance } from '../helpers/window.ts';

interface Golden {
  readonly shape: number[];
  readonly learningRate: number;
  readonly weightDecay: number;
  readonly runs: Record<
    'sgd' | 'adam' | 'adamw',
    { readonly start: number[]; readonly gradients: number[][]; readonly after: number[][] }
  >;
  readonly clipping: readonly {
    readonly threshold: number;
    readonly gradients: number[][];
    readonly norm: number;
    readonly clipped: number[][];
  }[];
}

const path = new URL('../../golden/optimisers.json', import.meta.url);
const golden = JSON.parse(readFileSync(path, 'utf8')) as Golden;

describe('the optimisers', () => {
  it.each(['sgd', 'adam', 'adamw'] as const)('%s steps as in Keras', (name) => {
    const { start, gradients, after } = golden.runs[name];
    const w = { shape: golden.shape, data: Float32Array.from(start) };
    const weightDecay = name === 'adamw' ? golden.weightDecay : 0;
    const optimiser = createOptimiser({ optimiser: name, weightDecay });
    for (const [t, gradient] of gradients.entries()) {
      const g = new Map([['w', Float32Array.from(gradient)]]);
      optimiser.step(new Map([['w', w]]), g, golden.learningRate);
      expect(distance(w.data, after[t]!)).toBeLessThan(tolerance(after[t]!));
    }
  });

  it('goes on from its state as if it had never stopped', () => {
    const { start, gradients } = golden.runs.adam;
    const walk = (stopAt: number) => {
      const weights = new Map([['w', { shape: [12], data: Float32Array.from(start) }]]);
      let optimiser = createOptimiser({ optimiser: 'adam', weightDecay: 0.01 });
      for (const [t, gradient] of gradients.entries()) {
        if (t === stopAt) {
          const state = structuredClone(optimiser.state());
          optimiser = createOptimiser({ optimiser: 'adam', weightDecay: 0.01 }, state);
        }
        optimiser.step(weights, new Map([['w', Float32Array.from(gradient)]]), 0.1);
      }
      return weights.get('w')!.data;
    };
    expect(walk(3)).toEqual(walk(-1));
  });

  it('lets no weight decay touch a bias', () => {
    const b = { shape: [2], data: Float32Array.of(1, -1) };
    const optimiser = createOptimiser({ optimiser: 'adamw', weightDecay: 0.5 });
    optimiser.step(new Map([['b', b]]), new Map([['b', new Float32Array(2)]]), 0.1);
    expect([...b.data]).toEqual([1, -1]);
  });
});

describe('clipping by the global norm', () => {
  it.each(golden.clipping)("is TensorFlow's at threshold $threshold", (given) => {
    const gradients = new Map(given.gradients.map((g, i) => [String(i), Float32Array.from(g)]));
    const { before, after } = clipByGlobalNorm(gradients, given.threshold);
    expect(before).toBeCloseTo(given.norm, 6);
    expect(after).toBeCloseTo(Math.min(given.norm, given.threshold), 6);
    expect(globalNorm(gradients)).toBeCloseTo(after, 5);
    for (const [i, clipped] of given.clipped.entries()) {
      expect(distance(gradients.get(String(i))!, clipped)).toBeLessThan(1e-6);
    }
  });
});

describe('the learning rate', () => {
  const options = { learningRate: 0.01, warmUpShare: 0.2, finalShare: 0.1 };

  it('warms up in a line, then falls along half a cosine to its final share', () => {
    const rates = [0.1, 0.2, 0.6, 1].map((progress) => learningRateAt(progress, options));
    expect(rates[0]).toBeCloseTo(0.005, 12);
    expect(rates[1]).toBeCloseTo(0.01, 12);
    expect(rates[2]).toBeCloseTo(0.0055, 12);
    expect(rates[3]).toBeCloseTo(0.001, 12);
  });

  it('stays constant without warm-up and decay', () => {
    const constant = { learningRate: 0.3, warmUpShare: 0, finalShare: 1 };
    for (const progress of [0, 0.3, 1]) expect(learningRateAt(progress, constant)).toBe(0.3);
  });
});
