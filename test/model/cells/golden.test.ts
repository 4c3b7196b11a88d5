/** Every cell, one and three layers deep, against Keras: outputs, states, loss and all gradients over carried windows. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../contract/checkpoint.ts';
import { cellNamed } from '../../../model/cells/registry.ts';
import {
  layerParameters,
  layerSizes,
  trainedShapes,
  type NetworkShape,
} from '../../../model/network/network-shape.ts';
import { passWindow } from '../../../model/training/window-pass.ts';
import { onEachEngine, useEngine } from '../helpers/engines.ts';
import { distance, tolerance } from '../helpers/window.ts';

interface Golden {
  readonly sizes: { D: number; H: number; K: number; B: number };
  readonly tracks: NetworkShape['tracks'];
  readonly cases: readonly {
    readonly cell: Cell;
    readonly layers: number;
    readonly weights: Record<string, number[]>;
    readonly windows: readonly {
      readonly x: number[];
      readonly targets: number[][];
      readonly loss: number;
      readonly h: number[];
      readonly states: number[][];
      readonly gradients: Record<string, number[]>;
    }[];
  }[];
}

const path = new URL('../../golden/recurrence.json', import.meta.url);
const { sizes, tracks, cases } = JSON.parse(readFileSync(path, 'utf8')) as Golden;
const { D, H, K, B } = sizes;

function expectNear(ours: ArrayLike<number>, keras: ArrayLike<number>, what: string): void {
  expect(ours.length, what).toBe(keras.length);
  expect(distance(ours, keras), what).toBeLessThan(tolerance(keras));
}

describe.each(onEachEngine(cases))('$cell with $layers layers on $engine', (one) => {
  const { engine, cell, layers, weights: values, windows } = one;
  useEngine(engine);
  const shape = { cell, layers, featureLength: D, hiddenSize: H, tracks };
  const weights = new Map(
    [...trainedShapes(shape)].map(([name, lengths]) => [
      name,
      { shape: lengths, data: Float32Array.from(values[name]!) },
    ]),
  );
  const stateLength = cellNamed(cell).stateParts * H;

  it('is unrolled as Keras unrolls it, backward too', () => {
    expect(Object.keys(values).sort()).toEqual([...weights.keys()].sort());
    let states: readonly Float32Array[] = Array.from(
      { length: layers },
      () => new Float32Array(B * stateLength),
    );
    for (const [w, window] of windows.entries()) {
      const pass = passWindow(shape, weights, {
        K,
        B,
        x: Float32Array.from(window.x),
        targets: window.targets.map((track) => Int32Array.from(track)),
        keep: Array.from({ length: K }, () => null),
        states,
        masks: states.map(() => null),
        loss: tracks.map(() => ({ classWeights: null, labelSmoothing: 0 })),
      });
      const loss = pass.losses.reduce((sum, track) => sum + track.loss, 0);
      expectNear([loss], [window.loss], `the loss of window ${w}`);
      for (const [name, gradient] of Object.entries(window.gradients)) {
        expectNear(pass.gradients!.get(name)!, gradient, `d ${name} of window ${w}`);
      }
      for (const [layer, state] of window.states.entries()) {
        expectNear(pass.states[layer]!, state, `state ${layer} after window ${w}`);
      }
      states = pass.states;
    }
  });

  it('is stepped by the reference as Keras steps it', () => {
    const steps = layerSizes(shape).map((size, layer) =>
      cellNamed(cell).createReferenceStep(layerParameters(weights, layer), size),
    );
    const lanes = Array.from({ length: B }, () => steps.map(() => new Float64Array(stateLength)));
    for (const [w, { x, h }] of windows.entries()) {
      for (let row = 0; row < K * B; row++) {
        const states = lanes[row % B]!;
        let below = Float64Array.from(x.slice(row * D, (row + 1) * D));
        for (const [layer, step] of steps.entries()) {
          states[layer] = Float64Array.from(step(states[layer]!, below));
          below = states[layer].slice(0, H);
        }
        const keras = h.slice(row * H, (row + 1) * H);
        expect(distance(below, keras), `row ${row} of window ${w}`).toBeLessThan(1e-12);
      }
    }
  });
});
