/** Every decoded frame of every clip with its truth and what was said: the per-frame CSV with three columns before it. */
import type { FrameLabel } from '../../../../contract/frame-label.ts';
import type { TrackOutputs } from '../../../../contract/track.ts';
import { NONE, type Sequence } from '../../../../model/metrics/sequence.ts';
import { csvField, frameCsvHeader, frameCsvRow } from '../../labels/frame-csv.ts';
import type { ClipOutcome } from '../evaluation-types.ts';

/** `clip,fold,truth`, then the columns of the per-frame CSV; an unlabelled frame's truth is empty. */
export function* predictionLines(
  tracks: readonly TrackOutputs[],
  outcomes: readonly ClipOutcome[],
): Generator<string> {
  const truths = tracks.map(({ id }) => (tracks.length === 1 ? 'truth' : `truth:${id}`));
  yield [...['clip', 'fold', ...truths].map(csvField), frameCsvHeader(tracks)].join(',');
  for (const outcome of outcomes) yield* clipLines(tracks, outcome);
}

function* clipLines(tracks: readonly TrackOutputs[], outcome: ClipOutcome): Generator<string> {
  const { id, fold, sequences } = outcome;
  const ticks = new Set(Array.from(outcome.ticks));
  const frames = sequences[0]?.truth.length ?? 0;
  for (let frame = 0; frame < frames; frame++) {
    const truth = sequences.map((s, t) => tracks[t]?.classes[s.truth[frame] ?? NONE] ?? '');
    const before = [id, fold === null ? '' : String(fold), ...truth].map(csvField);
    const label: FrameLabel = {
      frame,
      timestampUs: sequences[0]?.timestampsUs[frame] ?? 0,
      source: ticks.has(frame) ? 'fresh' : 'held',
      tracks: sequences.map((s, t) => ({
        track: tracks[t]?.id ?? '',
        ...saidAt(s, frame, outcome.steadyProbabilities[t]),
        label: tracks[t]?.classes[s.predicted[frame] ?? NONE] ?? null,
      })),
    };
    yield [...before, frameCsvRow(label, tracks)].join(',');
  }
}

function saidAt(
  { probabilities: { rows, rowOfFrame, classCount } }: Sequence,
  frame: number,
  steady: Float64Array | undefined,
): { readonly probability: number; readonly probabilities: readonly number[] } {
  const row = rowOfFrame[frame] ?? NONE;
  if (row === NONE) return { probability: 0, probabilities: [] };
  return {
    probability: steady?.[row] ?? 0,
    probabilities: Array.from(rows.subarray(row * classCount, (row + 1) * classCount)),
  };
}
