/** Truncated backpropagation: the whole of it within a window, and nothing across the boundary of two. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { CellSchema } from '../../../contract/checkpoint.ts';
import { startWasmEngine } from '../../../main/services/training/engines/wasm-engine.ts';
import type { NetworkShape } from '../../../model/network/network-shape.ts';
import { fillBatch } from '../../../model/training/batch.ts';
import { initialStates } from '../../../model/training/initial-states.ts';
import type { Place } from '../../../model/training/lanes.ts';
import { passWindow, type WindowInput } from '../../../model/training/window-pass.ts';
import { anyNetwork, anyPass, size, withTargets } from '../helpers/any-pass.ts';
import { referenceLoss, widened } from '../helpers/reference-loss.ts';
import { distance, randomWeights, randomWindow, steps, tolerance } from '../helpers/window.ts';

beforeAll(startWasmEngine);

const runs = { numRuns: 30 };

/** One clip of its own features and labels, laid into rows from `offset` on. */
function clipOf(shape: NetworkShape, { window, T }: { window: WindowInput; T: number }) {
  return {
    id: 'clip',
    features: window.x.slice(0, T * shape.featureLength),
    targets: window.targets.map((track) => track.slice(0, T)),
  };
}

describe('a window longer than its clip', () => {
  it('backpropagates through the whole clip, wherever the clip lies in it', () => {
    const anyClip = fc.record({
      shape: anyNetwork,
      T: size(10),
      before: fc.nat(4),
      after: fc.nat(4),
      seed: fc.integer({ min: 1, max: 1e6 }),
    });
    fc.assert(
      fc.property(anyClip, ({ shape, T, before, after, seed }) => {
        const weights = randomWeights(shape, seed);
        const clip = clipOf(shape, { window: randomWindow(shape, { K: T, B: 1, seed }), T });
        const D = shape.featureLength;
        const standardisation = {
          mean: new Float32Array(D),
          scale: new Float32Array(D).fill(1),
        };
        const gradientsIn = (from: number, K: number) => {
          const rows = Array.from({ length: K }, (_, t): Place | null =>
            t < from || t >= from + T ? null : { clip: 0, step: t - from, fresh: t === from },
          );
          const batch = fillBatch(rows, [clip], { lanes: 1, standardisation });
          return passWindow(shape, weights, {
            ...batch,
            ...{ K, B: 1, states: initialStates(shape, 1) },
            masks: Array.from({ length: shape.layers }, () => null),
            loss: shape.tracks.map(() => ({ classWeights: null, labelSmoothing: 0 })),
          }).gradients!;
        };
        const exact = gradientsIn(0, T);
        for (const [name, gradient] of gradientsIn(before, before + T + after)) {
          expect(distance(gradient, exact.get(name)!), name).toBeLessThan(
            1e-6 * Math.max(1, distance(gradient, new Float64Array(gradient.length))),
          );
        }
      }),
      runs,
    );
  });
});

describe('the boundary between two windows', () => {
  /** dL/dW by central differences of the 64-bit reference. */
  function numerical(
    shape: NetworkShape,
    seed: number,
    lossOf: (w: ReturnType<typeof widened>) => number,
  ) {
    const weights = widened(randomWeights(shape, seed));
    return new Map(
      [...weights].map(([name, { data }]) => {
        const slopes = Array.from(data, (value, i) => {
          const nudged = (by: number) => {
            data[i] = value + by;
            const loss = lossOf(weights);
            data[i] = value;
            return loss;
          };
          return (nudged(1e-5) - nudged(-1e-5)) / 2e-5;
        });
        return [name, slopes] as const;
      }),
    );
  }

  it.each(CellSchema.options)('lets exactly nothing of %s through backwards', (cell) => {
    const shape = {
      cell,
      featureLength: 3,
      hiddenSize: 4,
      layers: 2,
      projection: null,
      tracks: [{ id: 'a', classes: 3 }],
    };
    const [K, B, seed] = [5, 2, 11];
    const weights = randomWeights(shape, seed);
    const both = randomWindow(shape, { K: 2 * K, B, seed });
    // Only the second window is labelled, so all there is to learn in the first lies beyond the boundary.
    const whole = withTargets(both, (target, row) => (row < K * B ? -1 : target));
    const first = passWindow(shape, weights, steps(whole, [0, K], whole.states));
    const secondWindow = steps(whole, [K, 2 * K], first.states);
    const second = passWindow(shape, weights, secondWindow);
    expect(first.gradients).toBeNull();

    // The second window's gradient is that of its loss with the carried state held fast as a number …
    const truncated = numerical(shape, seed, (w) => referenceLoss(shape, w, secondWindow));
    // … and not that of the same loss with the state's own dependence on the weights.
    const full = numerical(shape, seed, (w) => referenceLoss(shape, w, whole));
    for (const [name, gradient] of second.gradients!) {
      expect(distance(gradient, truncated.get(name)!), name).toBeLessThan(tolerance(gradient));
      const isRecurrent = name.startsWith('layers.');
      if (isRecurrent) expect(distance(gradient, full.get(name)!), name).toBeGreaterThan(1e-4);
    }
    // One window over both lets it all through.
    for (const [name, gradient] of passWindow(shape, weights, whole).gradients!) {
      expect(distance(gradient, full.get(name)!), name).toBeLessThan(tolerance(gradient));
    }
  });

  it('keeps labels of the second window out of the first, bit for bit', () => {
    fc.assert(
      fc.property(anyPass, fc.nat(), ({ shape, weights, window }, pick) => {
        const cut = 1 + (pick % (window.K - 1));
        const relabelled = withTargets(window, (target, row) =>
          row < cut * window.B ? target : 0,
        );
        const [one, other] = [window, relabelled].map((w) => {
          const first = passWindow(shape, weights, steps(w, [0, cut], w.states));
          const rest = passWindow(shape, weights, steps(w, [cut, w.K], first.states));
          return { first, rest };
        });
        expect(other!.first).toEqual(one!.first);
        expect(other!.rest.states).toEqual(one!.rest.states);
      }),
      runs,
    );
  });
});
