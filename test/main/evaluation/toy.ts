/** A toy world for the evaluation tests: features are noisy one-hot classes, models are small and exact. */
import type { TrackOutputs } from '../../../contract/track.ts';
import type { EvaluationClip } from '../../../main/services/evaluation/evaluation-types.ts';
import type { TickModel } from '../../../model/offline/label-frames.ts';
import { createSteadier } from '../../../model/post-processing/steadier.ts';
import { createRandom } from '../../../model/random.ts';

export const pose: TrackOutputs = { id: 'pose', classes: ['sit', 'stand', 'walk'] };

interface ToyClip {
  readonly id: string;
  readonly group?: string | null;
  /** One class index per tick; two frames, 50 ms each, to a tick. */
  readonly classes: readonly number[];
  /** Of the features; 0 makes them exact. */
  readonly noise?: number;
}

export function toyClip({ id, group = null, classes, noise = 0 }: ToyClip): EvaluationClip {
  const random = createRandom(Array.from(id).reduce((sum, c) => sum * 31 + c.charCodeAt(0), 7));
  const D = pose.classes.length;
  return {
    id,
    name: `${id}.mp4`,
    group,
    timestampsUs: Float64Array.from({ length: classes.length * 2 }, (_, f) => f * 50_000),
    ticks: classes.map((_, i) => i * 2),
    features: Float32Array.from(
      classes.flatMap((c) =>
        Array.from({ length: D }, (_, d) => (d === c ? 1 : 0) + noise * random.normal()),
      ),
    ),
    truth: { pose: Int32Array.from(classes.flatMap((c) => [c, c])) },
  };
}

function softmax(values: readonly number[]): number[] {
  const exps = values.map((v) => Math.exp(8 * v));
  const sum = exps.reduce((a, b) => a + b, 0);
  return exps.map((e) => e / sum);
}

interface ToyModel {
  /** h_t = memory h_{t-1} + (1 - memory) x_t */
  readonly memory: number;
  readonly tracks?: readonly TrackOutputs[];
  readonly onStart?: () => void;
}

/** Reads the mean of recent features out; class order of the features, permuted to that of its tracks. */
export function toyModel({ memory, tracks = [pose], onStart }: ToyModel): TickModel<Float64Array> {
  const columns = tracks.map(({ classes }) => classes.map((name) => pose.classes.indexOf(name)));
  return {
    tracks,
    maxGapUs: 1_000_000,
    recurrence: {
      featureLength: 3,
      start() {
        onStart?.();
        return new Float64Array(3);
      },
      step: (h, x) => h.map((v, i) => memory * v + (1 - memory) * x[i]!),
      readOut: (h) => columns.map((column) => softmax(column.map((c) => h[c] ?? 0))),
    },
    steadier: createSteadier(tracks, { smoothingS: 0, switchMargin: 0 }),
  };
}
