/** Sums up over an epoch how far gradients reach back and how open the gates stand, per layer. */
import type { WindowSize } from '../cells/unrolled.ts';
import type { LaneWindow } from './lanes.ts';
import type { LayerActivity } from './layer-activity.ts';

export interface EpochActivity {
  /**
   * Mean ‖dL/dh_t‖ at each step of the window, over the windows and lanes that held a step there, per layer from the
   * bottom, [layers][K]: falling towards the window's beginning where gradients vanish, rising where they explode.
   */
  readonly stateGradientNorms: readonly (readonly number[])[];
  /** Mean of each gate by its letter, per layer from the bottom; empty for a cell without gates. */
  readonly gateMeans: readonly Readonly<Record<string, number>>[];
}

export interface ActivityTally {
  /** @param layers from the bottom */
  add(rows: LaneWindow, layers: readonly LayerActivity[]): void;
  report(): EpochActivity;
}

/** A layer's sums. */
interface LayerSums {
  readonly dhNorms: Float64Array;
  readonly gates: Map<string, number>;
}

/** A window of fewer than K steps counts as the last ones: the gradient comes from the end. */
export function createActivityTally({ K, B }: WindowSize): ActivityTally {
  const counts = new Float64Array(K);
  const sums: LayerSums[] = [];
  return {
    add(rows, layers) {
      const before = K - rows.length / B;
      const stepOf = (row: number): number => before + Math.floor(row / B);
      const filled = [...rows.keys()].filter((row) => rows[row] !== null);
      for (const row of filled) increase(counts, stepOf(row), 1);
      for (const [layer, { dhNorms, gateMeans }] of layers.entries()) {
        const own = (sums[layer] ??= { dhNorms: new Float64Array(K), gates: new Map() });
        for (const row of filled) increase(own.dhNorms, stepOf(row), dhNorms[row] ?? 0);
        for (const [letter, means] of gateMeans) {
          const sum = filled.reduce((total, row) => total + (means[row] ?? 0), 0);
          own.gates.set(letter, (own.gates.get(letter) ?? 0) + sum);
        }
      }
    },
    report() {
      const steps = Math.max(
        1,
        counts.reduce((sum, count) => sum + count, 0),
      );
      return {
        stateGradientNorms: sums.map(({ dhNorms }) =>
          Array.from(dhNorms, (sum, t) => rounded(sum / Math.max(1, counts[t] ?? 0))),
        ),
        gateMeans: sums.map(({ gates }) =>
          Object.fromEntries([...gates].map(([letter, sum]) => [letter, rounded(sum / steps)])),
        ),
      };
    },
  };
}

function increase(values: Float64Array, at: number, by: number): void {
  values[at] = (values[at] ?? 0) + by;
}

/** Four digits tell the picture, and a model carries one such list per pass and layer. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
