/** What a window's pass promises, over networks and windows of any shape. */
import { memory } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NetworkShape } from '../../../model/network/network-shape.ts';
import { passWindow, type WindowInput } from '../../../model/training/window-pass.ts';
import { anyPass, withTargets } from '../helpers/any-pass.ts';
import { expectSame, testedEngines, useEngine } from '../helpers/engines.ts';
import { distance, randomWeights, randomWindow, steps } from '../helpers/window.ts';

const runs = { numRuns: 30 };

describe.each(testedEngines)('a window of any shape on $engine', ({ engine, slack }) => {
  useEngine(engine);

  it('cut anywhere is the same forward pass as one whole', () => {
    fc.assert(
      fc.property(anyPass, fc.array(fc.boolean()), ({ shape, weights, window }, cuts) => {
        const whole = passWindow(shape, weights, { ...window, wantsGradients: false });
        let { states } = window;
        let [from, correct] = [0, 0];
        for (let t = 1; t <= window.K; t++) {
          if (t < window.K && cuts[t] !== true) continue;
          const piece = steps(window, [from, t], states);
          const pass = passWindow(shape, weights, piece);
          states = pass.states;
          correct += pass.losses.reduce((sum, track) => sum + track.correct, 0);
          from = t;
        }
        expectSame(states, whole.states, slack);
        expect(correct).toBe(whole.losses.reduce((sum, track) => sum + track.correct, 0));
      }),
      runs,
    );
  });

  it('gives the same gradients with its lanes in any order', () => {
    fc.assert(
      fc.property(anyPass, fc.integer(), ({ shape, weights, window }, turn) => {
        const { K, B } = window;
        const order = Array.from({ length: B }, (_, b) => (((b + turn) % B) + B) % B).reverse();
        const lanes = <A extends Float32Array | Int32Array>(values: A, rows: number): A => {
          const length = values.length / rows;
          const moved = values.slice() as A;
          for (let row = 0; row < rows; row++) {
            const from = row - (row % B) + order[row % B]!;
            moved.set(values.subarray(from * length, (from + 1) * length), row * length);
          }
          return moved;
        };
        const moved = passWindow(shape, weights, {
          ...window,
          x: lanes(window.x, K * B),
          targets: window.targets.map((track) => lanes(track, K * B)),
          keep: window.keep.map((keep) => keep && lanes(keep, B)),
          states: window.states.map((s) => lanes(s, B)),
        });
        const straight = passWindow(shape, weights, window);
        expect(moved.gradients === null).toBe(straight.gradients === null);
        for (const [name, gradient] of straight.gradients ?? []) {
          const scale = distance(gradient, new Float64Array(gradient.length));
          const apart = distance(moved.gradients!.get(name)!, gradient);
          expect(apart, name).toBeLessThanOrEqual(1e-6 * Math.max(1, scale));
        }
      }),
      runs,
    );
  });

  it('takes exactly nothing from steps after which nothing is labelled', () => {
    fc.assert(
      fc.property(anyPass, fc.float({ min: -3, max: 3, noNaN: true }), (pass, value) => {
        const { shape, weights, window } = pass;
        const { B, K } = window;
        const D = shape.featureLength;
        /** Per lane, the last step that carries a label; -1 for none. */
        const last = Array.from({ length: B }, (_, b) =>
          Array.from({ length: K }, (_, t) => t).findLast((t) =>
            window.targets.some((track) => track[t * B + b]! >= 0),
          ),
        );
        const x = window.x.map((own, i) => {
          const row = Math.floor(i / D);
          return Math.floor(row / B) > (last[row % B] ?? -1) ? value : own;
        });
        const [before, after] = [window, { ...window, x }].map((w) =>
          passWindow(shape, weights, w),
        );
        expect(after!.losses.map(({ loss }) => loss)).toEqual(
          before!.losses.map(({ loss }) => loss),
        );
        expect(after!.gradients).toEqual(before!.gradients);
      }),
      runs,
    );
  });

  it('takes from a labelled step what it says there, and nothing once the label is gone', () => {
    fc.assert(
      fc.property(anyPass, fc.nat(), ({ shape, weights, window }, pick) => {
        const row = pick % (window.K * window.B);
        const masked = withTargets(window, (target, r) => (r === row ? -1 : target));
        const labels = window.targets.map((track, i) => ({
          C: shape.tracks[i]!.classes,
          own: track[row]!,
        }));
        fc.pre(labels.every(({ own }) => own >= 0));
        // Whatever the label was: with the mask on, gradients are the same bytes.
        const others = labels.map(({ C, own }) => (own + 1) % C);
        const relabelled = {
          ...window,
          targets: window.targets.map((track, i) =>
            track.map((target, r) => (r === row ? others[i]! : target)),
          ),
        };
        const maskedAgain = withTargets(relabelled, (target, r) => (r === row ? -1 : target));
        const gradientsOf = (input: WindowInput) => passWindow(shape, weights, input).gradients;
        expect(gradientsOf(maskedAgain)).toEqual(gradientsOf(masked));
        expect(gradientsOf(relabelled)).not.toEqual(gradientsOf(window));
      }),
      runs,
    );
  });
});

describe.each(testedEngines)('the tensors on $engine', ({ engine }) => {
  useEngine(engine);

  it('stay as many over five hundred windows', () => {
    const shape: NetworkShape = {
      cell: 'lstm',
      featureLength: 5,
      hiddenSize: 6,
      layers: 2,
      projection: 4,
      tracks: [{ id: 'a', classes: 3 }],
    };
    const weights = randomWeights(shape);
    const window = randomWindow(shape, { K: 4, B: 2, unlabelled: 0.5, fresh: 0.1 });
    const unlabelled = withTargets(window, () => -1);
    const before = memory().numTensors;
    for (let i = 0; i < 500; i++) {
      passWindow(shape, weights, i % 5 === 0 ? unlabelled : window);
      expect(memory().numTensors).toBe(before);
    }
  });
});
