/** Every cell, one and three layers deep, against Keras and PyTorch: outputs, states, loss and all gradients over carried windows. */
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
import { passWindow, type WindowInput } from '../../../model/training/window-pass.ts';
import { onEachEngine, useEngine } from '../helpers/engines.ts';
import { smallShape } from '../helpers/random-checkpoint.ts';
import { distance, steps, tolerance } from '../helpers/window.ts';

/** Each holds every cell, the lecture's GRU (reset before) among them. */
const sources = { Keras: 'recurrence.json', PyTorch: 'recurrence-torch.json' };

interface Golden {
  readonly sizes: { D: number; H: number; K: number; B: number };
  readonly tracks: NetworkShape['tracks'];
  readonly cases: readonly GoldenCase[];
}

interface GoldenCase {
  readonly cell: Cell;
  readonly layers: number;
  readonly loss?: readonly { classWeights: number[] | null; labelSmoothing: number }[];
  readonly weights: Record<string, number[]>;
  readonly windows: readonly GoldenWindow[];
}

/** Rows are time-major; `keep` is 0 where a lane begins afresh. */
interface GoldenWindow {
  readonly x: number[];
  readonly targets: number[][];
  readonly keep?: (number[] | null)[];
  readonly loss: number;
  readonly h: number[];
  readonly states: number[][];
  readonly gradients: Record<string, number[]>;
}

function expectNear(ours: ArrayLike<number>, theirs: ArrayLike<number>, what: string): void {
  expect(ours.length, what).toBe(theirs.length);
  expect(distance(ours, theirs), what).toBeLessThanOrEqual(tolerance(theirs));
}

const isNotAllZero = (values: readonly number[]) => values.some((value) => value !== 0);

describe.each(Object.entries(sources))('as %s computes it,', (_, file) => {
  const path = new URL(`../../golden/${file}`, import.meta.url);
  const { sizes, tracks, cases } = JSON.parse(readFileSync(path, 'utf8')) as Golden;
  const { D, H, K, B } = sizes;

  describe.each(onEachEngine(cases))(
    '$cell with $layers layers on $engine',
    ({ engine, cell, layers, loss, weights: values, windows }) => {
      useEngine(engine);
      const shape: NetworkShape = {
        ...smallShape,
        cell,
        layers,
        featureLength: D,
        hiddenSize: H,
        tracks,
      };
      const weights = new Map(
        [...trainedShapes(shape)].map(([name, lengths]) => [
          name,
          { shape: lengths, data: Float32Array.from(values[name]!) },
        ]),
      );
      const stateLength = cellNamed(cell).stateParts * H;

      const inputOf = (window: GoldenWindow, states: WindowInput['states']): WindowInput => ({
        K,
        B,
        x: Float32Array.from(window.x),
        targets: window.targets.map((track) => Int32Array.from(track)),
        keep: Array.from({ length: K }, (_, t) => {
          const keep_t = window.keep?.[t] ?? null;
          return keep_t && Float32Array.from(keep_t);
        }),
        states,
        masks: states.map(() => null),
        loss: tracks.map((_, track) => {
          const { classWeights = null, labelSmoothing = 0 } = loss?.[track] ?? {};
          return { classWeights: classWeights && Float32Array.from(classWeights), labelSmoothing };
        }),
      });
      const zeros = () => Array.from({ length: layers }, () => new Float32Array(B * stateLength));

      it('is unrolled so, backward too', () => {
        expect(Object.keys(values).sort()).toEqual([...weights.keys()].sort());
        let states: WindowInput['states'] = zeros();
        for (const [w, window] of windows.entries()) {
          const pass = passWindow(shape, weights, inputOf(window, states));
          const total = pass.losses.reduce((sum, track) => sum + track.loss, 0);
          expectNear([total], [window.loss], `the loss of window ${w}`);
          expect([...pass.gradients!.keys()].sort()).toEqual(Object.keys(window.gradients).sort());
          for (const [name, gradient] of Object.entries(window.gradients)) {
            expect(gradient).toSatisfy(isNotAllZero);
            expectNear(pass.gradients!.get(name)!, gradient, `d ${name} of window ${w}`);
          }
          for (const [layer, state] of window.states.entries()) {
            expectNear(pass.states[layer]!, state, `state ${layer} after window ${w}`);
          }
          states = pass.states;
        }
      });

      it('gives the same h at every step of a window', () => {
        let states: WindowInput['states'] = zeros();
        for (const [w, window] of windows.entries()) {
          for (let t = 0; t < K; t++) {
            ({ states } = passWindow(
              shape,
              weights,
              steps(inputOf(window, states), [t, t + 1], states),
            ));
            const h = Array.from({ length: B }, (_, b) => [
              ...states.at(-1)!.subarray(b * stateLength, b * stateLength + H),
            ]).flat();
            expectNear(h, window.h.slice(t * B * H, (t + 1) * B * H), `h, step ${t}, window ${w}`);
          }
        }
      });

      it('is stepped so by the reference, within 1e-12', () => {
        const layerSteps = layerSizes(shape).map((size, layer) =>
          cellNamed(cell).createReferenceStep(layerParameters(weights, layer), size),
        );
        const lanes = Array.from({ length: B }, () =>
          layerSteps.map(() => new Float64Array(stateLength)),
        );
        for (const [w, { x, h, keep }] of windows.entries()) {
          for (let row = 0; row < K * B; row++) {
            const states = lanes[row % B]!;
            const kept = keep?.[Math.floor(row / B)]?.[row % B] ?? 1;
            let below = Float64Array.from(x.slice(row * D, (row + 1) * D));
            for (const [layer, step] of layerSteps.entries()) {
              const before = states[layer]!.map((value) => value * kept);
              states[layer] = Float64Array.from(step(before, below));
              below = states[layer].slice(0, H);
            }
            const theirs = h.slice(row * H, (row + 1) * H);
            expect(distance(below, theirs), `row ${row} of window ${w}`).toBeLessThan(1e-12);
          }
        }
      });
    },
  );

  it('every cell is there, one and three layers deep', () => {
    const there = new Set(cases.map(({ cell, layers }) => `${cell} ${layers}`));
    const due = ['gru', 'gru-reset-after', 'lstm', 'rnn'].flatMap((cell) => [
      `${cell} 1`,
      `${cell} 3`,
    ]);
    expect([...there].sort()).toEqual(due.sort());
  });
});
