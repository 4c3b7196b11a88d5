/** Fills a window's rows with standardised features and targets. */
import { standardise } from '../kernels/elementwise.ts';
import { UNLABELLED } from './cross-entropy.ts';
import { copyRow } from './feature-rows.ts';
import type { LaneWindow } from './lanes.ts';
import type { Standardisation } from './standardisation.ts';
import type { TrainingClip } from './training-clip.ts';

export interface Batch {
  /** x̂, zero where a lane has nothing, [K*B, D] */
  readonly x: Float32Array;
  /** Per track, [K*B] */
  readonly targets: readonly Int32Array[];
  /** Per step, [B] */
  readonly keep: readonly (Float32Array | null)[];
  /** Rows that hold a step of a clip. */
  readonly steps: number;
}

export function fillBatch(
  rows: LaneWindow,
  clips: readonly TrainingClip[],
  { lanes: B, standardisation }: { lanes: number; standardisation: Standardisation },
): Batch {
  const { mean, scale } = standardisation;
  const D = mean.length;
  const x = new Float32Array(rows.length * D);
  const targets = (clips[0]?.targets ?? []).map(() => new Int32Array(rows.length).fill(UNLABELLED));
  const keep = new Array<Float32Array | null>(rows.length / B).fill(null);
  let steps = 0;
  for (const [row, place] of rows.entries()) {
    const clip = place === null ? undefined : clips[place.clip];
    if (place === null || clip === undefined) continue;
    steps++;
    const own = x.subarray(row * D, (row + 1) * D);
    copyRow(clip.features, place.step, own);
    standardise(own, mean, scale, own);
    for (const [track, classes] of targets.entries()) {
      classes[row] = clip.targets[track]?.[place.step] ?? UNLABELLED;
    }
    if (place.fresh) {
      const t = Math.floor(row / B);
      (keep[t] ??= new Float32Array(B).fill(1))[row % B] = 0;
    }
  }
  return { x, targets, keep, steps };
}
