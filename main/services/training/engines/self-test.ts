/** Tells whether an engine computes right: a window of every cell, forward and backward, against the wasm engine. */
import { CellSchema, type Cell } from '../../../../contract/checkpoint.ts';
import { cellNamed } from '../../../../model/cells/registry.ts';
import { initialWeights } from '../../../../model/network/initial-weights.ts';
import type { NetworkShape } from '../../../../model/network/network-shape.ts';
import { createRandom } from '../../../../model/random.ts';
import {
  passWindow,
  type WindowInput,
  type WindowOutcome,
} from '../../../../model/training/window-pass.ts';
import type { Engine } from './engine.ts';
import { startEngine } from './start-engine.ts';

/** Between kernels, sums of 32-bit floats differ by their order; of the largest value, and absolutely. */
const RELATIVE = 1e-5;
const ABSOLUTE = 1e-6;

/** Large enough for the blocked kernels, small enough to be done at once. */
const SIZES = { K: 6, B: 8, D: 80, H: 24 };

/** Leaves the process on the engine tested. @returns the first difference in words, or null when there is none */
export async function differenceFromWasm(engine: Engine): Promise<string | null> {
  await startEngine('wasm');
  const expected = passAll();
  await startEngine(engine);
  const found = passAll();
  for (const [name, values] of expected) {
    const difference = differenceOf(found.get(name), values);
    if (difference !== null) return `${name} is ${difference} away from what wasm makes of it`;
  }
  return null;
}

/** @returns the largest |a - b| where it is more than it may be, "infinitely far" for what is no number at all */
function differenceOf(a: ArrayLike<number> | undefined, b: ArrayLike<number>): string | null {
  if (a?.length !== b.length) return 'infinitely far';
  const pairs = Array.from(b, (value, i): [number, number] => [a[i] ?? NaN, value]);
  const allowed = RELATIVE * Math.max(...pairs.map(([, value]) => Math.abs(value))) + ABSOLUTE;
  const worst = Math.max(...pairs.map(([ours, value]) => Math.abs(ours - value)));
  if (worst <= allowed) return null;
  return Number.isFinite(worst) ? worst.toExponential(1) : 'infinitely far';
}

/** What every cell makes of its window, by name. */
function passAll(): ReadonlyMap<string, ArrayLike<number>> {
  return new Map(
    CellSchema.options.flatMap((cell) => {
      const { shape, window } = problemFor(cell);
      const outcome = passWindow(shape, initialWeights(shape, 1), window);
      return named(outcome).map(([name, values]) => [`${name} of ${cell}`, values] as const);
    }),
  );
}

function named({ losses, states, gradients }: WindowOutcome): [string, ArrayLike<number>][] {
  return [
    ['the loss', losses.map(({ loss }) => loss)],
    ...states.map((state, layer): [string, Float32Array] => [`state ${layer}`, state]),
    ...[...(gradients ?? [])].map(([name, d]): [string, Float32Array] => [`d ${name}`, d]),
  ];
}

/** Two layers, two tracks; some steps without a label, a lane that begins afresh, a dropped part. */
function problemFor(cell: Cell): { shape: NetworkShape; window: WindowInput } {
  const { K, B, D, H } = SIZES;
  const tracks = [
    { id: 'a', classes: 5 },
    { id: 'b', classes: 2 },
  ];
  const shape = { cell, featureLength: D, hiddenSize: H, layers: 2, projection: null, tracks };
  const random = createRandom(1);
  const draw = (length: number) => Float32Array.from({ length }, () => random.normal());
  const state = B * cellNamed(cell).stateParts * H;
  const window = {
    K,
    B,
    x: draw(K * B * D),
    targets: tracks.map(({ classes }) =>
      Int32Array.from({ length: K * B }, () => random.integer(classes + 1) - 1),
    ),
    keep: Array.from({ length: K }, (_, t) =>
      t === 2 ? Float32Array.from({ length: B }, (_lane, lane) => Math.min(lane, 1)) : null,
    ),
    states: [draw(state), draw(state)],
    masks: [Float32Array.from({ length: K * B * H }, () => random.integer(2) * 2), null],
    loss: tracks.map(() => ({ classWeights: null, labelSmoothing: 0.1 })),
  };
  return { shape, window };
}
