/** Holds two passes over one clip against each other: features row by row, labels frame by frame. */
import type { SelfTestFigures } from '../../../contract/self-test.ts';
import { cosine } from '../../../model/metrics/cosine.ts';
import { quantile } from '../../../model/metrics/quantile.ts';

/** What one extractor made of a clip. */
export interface Pass {
  /** x_t of every tick, in order. */
  readonly rows: readonly Float32Array[];
  /** Time of the network for each of them. */
  readonly ms: readonly number[];
  /** Of every frame: the steady label of each track. */
  readonly labels: readonly (readonly (string | null)[])[];
}

export function comparePasses(reference: Pass, candidate: Pass): SelfTestFigures {
  const cosines = pairs(reference.rows, candidate.rows).map(([a, b]) =>
    a === undefined || b === undefined ? 0 : cosine(a, b),
  );
  const equal = pairs(reference.labels, candidate.labels).filter(
    ([a, b]) => a !== undefined && b !== undefined && a.every((label, track) => label === b[track]),
  );
  const frames = Math.max(reference.labels.length, candidate.labels.length);
  return {
    ticks: cosines.length,
    frames,
    minCosine: cosines.length === 0 ? 0 : Math.min(...cosines),
    meanCosine: cosines.reduce((sum, one) => sum + one, 0) / Math.max(1, cosines.length),
    equalLabels: frames === 0 ? 0 : equal.length / frames,
    referenceMs: quantile(reference.ms, 0.5) ?? 0,
    candidateMs: quantile(candidate.ms, 0.5) ?? 0,
  };
}

/** Of different lengths the longer one counts. */
function pairs<T>(a: readonly T[], b: readonly T[]): (readonly [T | undefined, T | undefined])[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => [a[i], b[i]] as const);
}
