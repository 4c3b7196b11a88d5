/** Gradients that vanish or explode are seen in what a run records, and so is how open the gates stand. */
import { beforeAll, describe, expect, it } from 'vitest';
import { startWasmEngine } from '../../../main/services/training/engines/wasm-engine.ts';
import { layerName } from '../../../model/network/network-shape.ts';
import { createRandom } from '../../../model/random.ts';
import type { NamedTensors } from '../../../model/tensor.ts';
import { createActivityTally } from '../../../model/training/activity-tally.ts';
import { createEpochTally } from '../../../model/training/report.ts';
import { train } from '../../../model/training/train.ts';
import { passWindow, type WindowInput } from '../../../model/training/window-pass.ts';
import { smallShape } from '../helpers/random-checkpoint.ts';
import { randomWeights, randomWindow } from '../helpers/window.ts';

beforeAll(startWasmEngine);

const [K, H] = [40, 8];
const vanilla = { ...smallShape, cell: 'rnn', hiddenSize: H } as const;

/** ρ times a random rotation: every direction is stretched by ρ, so that is the spectral radius and the norm alike. */
function scaledRotation(rho: number): Float32Array {
  const random = createRandom(7);
  const rows: number[][] = [];
  for (let i = 0; i < H; i++) {
    let row = Array.from({ length: H }, () => random.normal());
    for (const other of rows) {
      const along = row.reduce((sum, value, j) => sum + value * other[j]!, 0);
      row = row.map((value, j) => value - along * other[j]!);
    }
    const length = Math.hypot(...row);
    rows.push(row.map((value) => value / length));
  }
  return Float32Array.from(rows.flat(), (value) => rho * value);
}

/** ‖dL/dh_t‖ over a window whose last step alone is labelled, tanh being all but linear at such small states. */
function reachOf(rho: number): Float64Array {
  const weights: NamedTensors = new Map([
    ...randomWeights(vanilla),
    [layerName(0, 'W_h'), { shape: [H, H], data: scaledRotation(rho) }],
    [layerName(0, 'b'), { shape: [H], data: new Float32Array(H) }],
  ]);
  const window = randomWindow(vanilla, { K, B: 1 });
  const quiet: WindowInput = {
    ...window,
    x: window.x.map((value) => value * 1e-6),
    states: [new Float32Array(H)],
    targets: window.targets.map((track) => track.map((one, t) => (t === K - 1 ? one : -1))),
  };
  const [activity] = passWindow(vanilla, weights, quiet).activity;
  return activity!.dhNorms;
}

describe('‖dL/dh_t‖ of a vanilla network', () => {
  it.each([0.5, 0.8, 0.95, 1.05, 1.25])(
    'goes back by a factor of the spectral radius %d at every step',
    (rho) => {
      const norms = reachOf(rho);
      for (let t = K - 1; t > 0; t--) {
        const factor = norms[t - 1]! / norms[t]!;
        expect(Math.abs(factor / rho - 1)).toBeLessThan(1e-4);
      }
      // Over the window: vanished below a radius of 1, exploded above it.
      expect(norms[0]! / norms[K - 1]! / rho ** (K - 1)).toBeCloseTo(1, 2);
      if (rho < 1) expect(norms[0]).toBeLessThan(norms[K - 1]!);
      else expect(norms[0]).toBeGreaterThan(norms[K - 1]!);
    },
  );
});

describe('what a window records', () => {
  it.each([
    ['rnn', []],
    ['gru', ['z', 'r']],
    ['gru-reset-after', ['z', 'r']],
    ['lstm', ['i', 'f', 'o']],
  ] as const)('of %s: gates %j, one row after the other', (cell, letters) => {
    const shape = { ...smallShape, cell, layers: 2 };
    const window = randomWindow(shape, { K: 6, B: 3 });
    const { activity } = passWindow(shape, randomWeights(shape), window);
    expect(activity).toHaveLength(2);
    for (const { dhNorms, gateMeans } of activity) {
      expect([...gateMeans.keys()]).toEqual(letters);
      expect(dhNorms).toHaveLength(18);
      for (const means of gateMeans.values()) {
        expect(means).toHaveLength(18);
        expect(means.every((mean) => mean > 0 && mean < 1)).toBe(true);
      }
    }
  });

  it('shows an update gate held shut, and one held open', () => {
    const mean = (bias: number) => {
      const weights = randomWeights(smallShape);
      weights.get(layerName(0, 'b'))!.data.fill(bias, 0, smallShape.hiddenSize); // the block of z
      const window = randomWindow(smallShape, { K: 4, B: 2 });
      return passWindow(smallShape, weights, window).activity[0]!.gateMeans.get('z')![0]!;
    };
    expect(mean(-20)).toBeLessThan(1e-3);
    expect(mean(20)).toBeGreaterThan(1 - 1e-3);
  });

  it('is nothing where nothing is labelled or no gradient is wanted', () => {
    const window = randomWindow(smallShape, { K: 4, B: 2 });
    const weights = randomWeights(smallShape);
    const whole = passWindow(smallShape, weights, window);
    const measured = passWindow(smallShape, weights, { ...window, wantsGradients: false });
    expect(measured).toEqual({ ...whole, gradients: null, activity: [] });
    const targets = window.targets.map((track) => track.map(() => -1));
    expect(passWindow(smallShape, weights, { ...window, targets }).activity).toEqual([]);
  });
});

describe('an epoch', () => {
  it('averages over the rows that hold a step, each step of the window by itself', () => {
    const place = { clip: 0, step: 0, fresh: false };
    const tally = createActivityTally({ K: 2, B: 2 });
    const layer = (norms: number[], z: number[]) => ({
      dhNorms: Float64Array.from(norms),
      gateMeans: new Map([['z', Float32Array.from(z)]]),
    });
    // K = 2, B = 2: rows are time-major.
    tally.add([null, place, place, place], [layer([9, 1, 2, 4], [0.9, 0.5, 0.25, 0.5])]);
    tally.add([place, place, place, null], [layer([2, 3, 6, 9], [0.5, 0.25, 0.5, 0.9])]);
    expect(tally.report()).toEqual({
      stateGradientNorms: [[2, 4]],
      gateMeans: [{ z: 0.4167 }],
    });
  });

  it('takes a shorter window for the last steps of the longest', () => {
    const place = { clip: 0, step: 0, fresh: false };
    const tally = createActivityTally({ K: 3, B: 1 });
    tally.add([place], [{ dhNorms: Float64Array.of(5), gateMeans: new Map() }]);
    expect(tally.report().stateGradientNorms).toEqual([[0, 0, 5]]);
  });

  it('does not count as training what it waits for its host', async () => {
    const tally = createEpochTally({ K: 1, B: 1 });
    tally.add({ rows: [], losses: [], norm: null, activity: [], steps: 30 });
    await tally.waitFor(new Promise((done) => setTimeout(done, 300)));
    expect(tally.report(1).framesPerSecond).toBeGreaterThan(30 / 0.3);
  });

  it('reports as many norms as the window has steps, of every layer', async () => {
    const random = createRandom(3);
    const [D, T] = [3, 50];
    const features = Float32Array.from({ length: T * D }, () => random.normal());
    const targets = [Int32Array.from({ length: T }, () => random.integer(2))];
    const { history } = await train({
      clips: [{ id: 'a', features, targets }],
      featureLength: D,
      tracks: [{ id: 'one', classes: 2 }],
      options: { cell: 'lstm', layers: 2, hiddenSize: 4, window: 10, epochs: 2 },
    });
    for (const { stateGradientNorms, gateMeans } of history) {
      expect(stateGradientNorms.map((norms) => norms.length)).toEqual([10, 10]);
      expect(stateGradientNorms.flat().every((norm) => norm > 0 && norm < 10)).toBe(true);
      expect(gateMeans.map((means) => Object.keys(means))).toEqual([
        ['i', 'f', 'o'],
        ['i', 'f', 'o'],
      ]);
    }
  });
});
