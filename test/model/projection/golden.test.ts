/** The projection in front of a GRU and an LSTM against PyTorch: outputs, states, loss and all gradients. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Cell } from '../../../contract/checkpoint.ts';
import { startWasmEngine } from '../../../main/services/training/engines/wasm-engine.ts';
import { cellNamed } from '../../../model/cells/registry.ts';
import {
  layerParameters,
  layerSizes,
  ownParameters,
  PROJECTION_PREFIX,
  trainedShapes,
  type NetworkShape,
} from '../../../model/network/network-shape.ts';
import { createReferenceProjection } from '../../../model/projection/reference.ts';
import { passWindow } from '../../../model/training/window-pass.ts';
import { distance, tolerance } from '../helpers/window.ts';

interface Golden {
  readonly sizes: { D: number; P: number; H: number; K: number; B: number };
  readonly tracks: NetworkShape['tracks'];
  readonly cases: readonly {
    readonly cell: Cell;
    readonly layers: number;
    readonly weights: Record<string, number[]>;
    readonly windows: readonly {
      readonly x: number[];
      readonly targets: number[][];
      readonly y: number[];
      readonly h: number[];
      readonly states: number[][];
      readonly loss: number;
      readonly gradients: Record<string, number[]>;
    }[];
  }[];
}

const path = new URL('../../golden/projection.json', import.meta.url);
const { sizes, tracks, cases } = JSON.parse(readFileSync(path, 'utf8')) as Golden;
const { D, P, H, K, B } = sizes;

beforeAll(startWasmEngine);

function expectNear(ours: ArrayLike<number>, theirs: ArrayLike<number>, what: string): void {
  expect(ours.length, what).toBe(theirs.length);
  expect(distance(ours, theirs), what).toBeLessThan(tolerance(theirs));
}

describe.each(cases)('a projection, then $layers of $cell', ({ cell, layers, ...golden }) => {
  const shape = { cell, layers, featureLength: D, hiddenSize: H, projection: P, tracks };
  const weights = new Map(
    [...trainedShapes(shape)].map(([name, lengths]) => [
      name,
      { shape: lengths, data: Float32Array.from(golden.weights[name]!) },
    ]),
  );
  const stateLength = cellNamed(cell).stateParts * H;

  it('is unrolled as PyTorch unrolls it, backward too', () => {
    expect(Object.keys(golden.weights).sort()).toEqual([...weights.keys()].sort());
    let states: readonly Float32Array[] = Array.from(
      { length: layers },
      () => new Float32Array(B * stateLength),
    );
    for (const [w, window] of golden.windows.entries()) {
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
      expect([...pass.gradients!.keys()].sort()).toEqual(Object.keys(window.gradients).sort());
      for (const [name, gradient] of Object.entries(window.gradients)) {
        expectNear(pass.gradients!.get(name)!, gradient, `d ${name} of window ${w}`);
      }
      for (const [layer, state] of window.states.entries()) {
        expectNear(pass.states[layer]!, state, `state ${layer} after window ${w}`);
      }
      states = pass.states;
    }
  });

  it('is stepped by the reference as PyTorch steps it', () => {
    const project = createReferenceProjection(ownParameters(weights, PROJECTION_PREFIX));
    const steps = layerSizes(shape).map((size, layer) =>
      cellNamed(cell).createReferenceStep(layerParameters(weights, layer), size),
    );
    const lanes = Array.from({ length: B }, () => steps.map(() => new Float64Array(stateLength)));
    for (const { x, y, h } of golden.windows) {
      for (let row = 0; row < K * B; row++) {
        const projected = project(Float64Array.from(x.slice(row * D, (row + 1) * D)));
        expectNear(projected, y.slice(row * P, (row + 1) * P), `y of row ${row}`);
        const lane = lanes[row % B]!;
        let below: Float64Array = projected;
        for (const [layer, step] of steps.entries()) {
          const s = step(lane[layer]!, below);
          lane[layer] = Float64Array.from(s);
          below = s.subarray(0, H);
        }
        expectNear(below, h.slice(row * H, (row + 1) * H), `h of row ${row}`);
      }
    }
  });
});
