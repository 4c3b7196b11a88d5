/** One label for a whole clip, per track: what the model says of it, out of what it said frame by frame. */
import type { Head } from '../../contract/checkpoint.ts';
import type { FrameLabel } from '../../contract/frame-label.ts';
import type { TrackOutputs } from '../../contract/track.ts';
import { argmax } from '../../model/metrics/clip-verdict.ts';

export interface ClipVerdict {
  readonly track: string;
  /** Null when no frame was embedded. */
  readonly label: string | null;
  readonly probability: number;
  /** In the order of the track's classes; empty when no frame was embedded. */
  readonly probabilities: readonly number[];
}

/** A model that names clips says it at the last step; one that names frames by the mean over the frames it labelled. */
export function clipVerdicts(
  labels: readonly FrameLabel[],
  tracks: readonly TrackOutputs[],
  head: Head,
): ClipVerdict[] {
  return tracks.map(({ id, classes }, t) => {
    const rows = labels
      .map(({ tracks: said }) => said[t]?.probabilities ?? [])
      .filter(({ length }) => length > 0);
    const probabilities = head === 'clip' ? (rows.at(-1) ?? []) : meanOf(rows);
    const best = argmax(probabilities);
    const [label, probability] = [classes[best] ?? null, probabilities[best] ?? 0];
    return { track: id, label, probability, probabilities };
  });
}

function meanOf(rows: readonly (readonly number[])[]): number[] {
  const sums = (rows[0] ?? []).map(() => 0);
  for (const row of rows) {
    for (const [k, p] of row.entries()) sums[k] = (sums[k] ?? 0) + p;
  }
  return sums.map((sum) => sum / rows.length);
}
