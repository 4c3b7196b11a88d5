/** x̂ = (x - mean) * scale: every feature about zero and of like size, by the training clips alone. */
import { isOneHot } from './feature-rows.ts';
import type { TrainingClip } from './training-clip.ts';

export interface Standardisation {
  /** [D] */
  readonly mean: Float32Array;
  /** 1 / deviation, [D] */
  readonly scale: Float32Array;
}

/**
 * A feature that hardly ever fires in training would be blown up out of all proportion in front of someone new:
 * no deviation counts as less than this share of the mean deviation.
 */
const DEVIATION_FLOOR_SHARE = 0.1;

/** Symbols stay as they are: one-hot rows are of like size already, and x̂ = x keeps each of them a single weight. */
export function standardisationOf(
  clips: readonly TrainingClip[],
  featureLength: number,
): Standardisation {
  const written = clips.flatMap(({ features }) => (isOneHot(features) ? [] : [features]));
  if (written.length < clips.length) return identity(featureLength);
  const sums = new Float64Array(featureLength);
  const squares = new Float64Array(featureLength);
  let steps = 0;
  for (const features of written) {
    steps += features.length / featureLength;
    for (let i = 0; i < features.length; i++) {
      const value = features[i] ?? 0;
      const j = i % featureLength;
      sums[j] = (sums[j] ?? 0) + value;
      squares[j] = (squares[j] ?? 0) + value * value;
    }
  }
  const mean = sums.map((sum) => sum / steps);
  const deviation = squares.map((square, j) =>
    Math.sqrt(Math.max(0, square / steps - (mean[j] ?? 0) ** 2)),
  );
  const floor = (DEVIATION_FLOOR_SHARE * deviation.reduce((sum, d) => sum + d, 0)) / featureLength;
  const scale = deviation.map((d) => (floor === 0 ? 1 : 1 / Math.max(d, floor)));
  return { mean: Float32Array.from(mean), scale: Float32Array.from(scale) };
}

function identity(length: number): Standardisation {
  return { mean: new Float32Array(length), scale: new Float32Array(length).fill(1) };
}
