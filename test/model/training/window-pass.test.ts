/** A window forward and backward, against central differences. */
import { memory } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CellSchema } from '../../../contract/checkpoint.ts';
import { createLiveRecurrence } from '../../../model/recurrence/live-recurrence.ts';
import { passWindow, type WindowInput } from '../../../model/training/window-pass.ts';
import { expectSame, onEachEngine, useEngine } from '../helpers/engines.ts';
import { loadKernel } from '../helpers/load-kernel.ts';
import { randomCheckpoint, smallShape } from '../helpers/random-checkpoint.ts';
import { distance, randomWeights, randomWindow, steps, tolerance } from '../helpers/window.ts';

const cells = CellSchema.options.map((cell) => ({ cell }));

describe.each(onEachEngine(cells))('a window of $cell on $engine', ({ cell, engine, slack }) => {
  useEngine(engine);

  const shape = { ...smallShape, cell, layers: 2 };
  const weights = randomWeights(shape);
  const window = randomWindow(shape, { K: 32, B: 3, fresh: 0.05, unlabelled: 0.3 });
  const pass = (input: WindowInput) => passWindow(shape, weights, input);

  it('of 32 steps equals 32 windows of one', () => {
    let { states } = window;
    for (let t = 0; t < window.K; t++) ({ states } = pass(steps(window, [t, t + 1], states)));
    expectSame(states, pass(window).states, slack);
  });

  it('cut anywhere, the state carried across, equals one long pass', () => {
    const whole = pass(window).states;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), (cut) => {
        const first = pass(steps(window, [0, cut], window.states));
        const second = pass(steps(window, [cut, 32], first.states));
        expectSame(second.states, whole, slack);
      }),
      { numRuns: 10 },
    );
  });

  it('equals the live recurrence within 1e-5', async () => {
    const checkpoint = randomCheckpoint(shape);
    const tensors = new Map(checkpoint.tensors);
    const D = shape.featureLength;
    tensors.set('input.mean', { shape: [D], data: new Float32Array(D) });
    tensors.set('input.scale', { shape: [D], data: new Float32Array(D).fill(1) });
    const live = createLiveRecurrence({ ...checkpoint, tensors }, await loadKernel());
    const one = randomWindow(shape, { K: 200, B: 1 });
    const zero = { ...one, states: one.states.map((s) => s.map(() => 0)) };
    let s = live.start();
    for (let t = 0; t < one.K; t++) s = live.step(s, one.x.slice(t * D, (t + 1) * D));
    const { states } = pass(zero);
    for (const [layer, values] of s.layers.entries()) {
      expect(distance(values, states[layer]!)).toBeLessThan(1e-5);
    }
  });

  it('gives the same gradients with its lanes in another order', () => {
    const lanes = <A extends Float32Array | Int32Array>(values: A, rows: number): A => {
      const length = values.length / rows;
      const turned = values.slice() as A;
      for (let row = 0; row < rows; row++) {
        const from = row - (row % 3) + ((row + 1) % 3);
        turned.set(values.subarray(from * length, (from + 1) * length), row * length);
      }
      return turned;
    };
    const turned: WindowInput = {
      ...window,
      x: lanes(window.x, 96),
      targets: window.targets.map((track) => lanes(track, 96)),
      keep: window.keep.map((keep) => keep && lanes(keep, 3)),
      states: window.states.map((s) => lanes(s, 3)),
    };
    const [straight, other] = [pass(window).gradients!, pass(turned).gradients!];
    for (const [name, gradient] of straight) {
      expect(distance(other.get(name)!, gradient), name).toBeLessThan(tolerance(gradient));
    }
  });

  it('takes nothing at all from unlabelled steps', () => {
    const cut = 20;
    const targets = window.targets.map((t) => t.map((c, row) => (row >= cut * 3 ? -1 : c)));
    const masked = pass({ ...window, targets });
    const short = pass(steps(window, [0, cut], window.states));
    expect(masked.losses.map(({ loss }) => loss)).toEqual(short.losses.map(({ loss }) => loss));
    for (const [name, gradient] of short.gradients!) {
      expect(distance(masked.gradients!.get(name)!, gradient), name).toBeLessThan(
        tolerance(gradient),
      );
    }
    const nothing = window.targets.map((t) => t.map(() => -1));
    expect(pass({ ...window, targets: nothing })).toMatchObject({ gradients: null });
  });

  it('lets a lane that begins afresh know nothing of what was before', () => {
    const first = Float32Array.of(0, 1, 1);
    const from = (value: number) => {
      const states = window.states.map((s) => s.map((v, i) => (i < s.length / 3 ? value : v)));
      return pass({ ...window, states, keep: [first, ...window.keep.slice(1)] });
    };
    expect(from(0.9).gradients).toEqual(from(-0.2).gradients);
    expect(from(0.9).states).toEqual(from(-0.2).states);
  });

  it('leaves no tensor behind', () => {
    const before = memory().numTensors;
    for (let i = 0; i < 5; i++) pass(window);
    expect(memory().numTensors).toBe(before);
  });
});
