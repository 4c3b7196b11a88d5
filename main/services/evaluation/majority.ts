/** The humblest baseline: always the class most frames of the training clips have, or, of whole clips, most clips. */
import type { Head } from '../../../contract/checkpoint.ts';
import { BACKGROUND, type TrackOutputs } from '../../../contract/track.ts';
import { argmax } from '../../../model/metrics/clip-verdict.ts';
import { clipClass } from '../../../model/metrics/clip-class.ts';
import { NONE, type Sequence } from '../../../model/metrics/sequence.ts';
import type { ClipOutcome, EvaluationClip } from './evaluation-types.ts';

/** One class index per track; NONE where no frame is labelled. */
export function majorityClasses(
  tracks: readonly TrackOutputs[],
  clips: readonly EvaluationClip[],
  head: Head = 'frame',
): number[] {
  return tracks.map(({ id, classes }) => {
    const background = classes.indexOf(BACKGROUND);
    const votes = new Float64Array(classes.length);
    for (const { truth } of clips) {
      const own = truth[id] ?? new Int32Array();
      const voters = head === 'frame' ? own : [clipClass(own, background).label];
      for (const c of voters) if (c !== NONE) votes[c] = (votes[c] ?? 0) + 1;
    }
    return votes.some((count) => count > 0) ? argmax(votes) : NONE;
  });
}

function saying(
  classIndex: number,
  { truth, timestampsUs, probabilities, verdict }: Sequence,
): Sequence {
  const { classCount } = probabilities;
  const isSaying = classIndex !== NONE;
  return {
    truth,
    timestampsUs,
    predicted: new Int32Array(truth.length).fill(classIndex),
    probabilities: {
      rows: Float64Array.from({ length: classCount }, (_, c) => (c === classIndex ? 1 : 0)),
      rowOfFrame: new Int32Array(truth.length).fill(isSaying ? 0 : NONE),
      classCount,
    },
    ...(verdict === undefined ? {} : { verdict: { ...verdict, predicted: classIndex } }),
  };
}

/** The outcomes as they would be had every frame been given the majority class. */
export function majorityOutcomes(
  outcomes: readonly ClipOutcome[],
  classes: readonly number[],
): ClipOutcome[] {
  return outcomes.map((outcome) => ({
    ...outcome,
    sequences: outcome.sequences.map((sequence, t) => saying(classes[t] ?? NONE, sequence)),
  }));
}
