/** What training learns of a project's clips: every frame's label, or with `--head clip` one label per clip and track. */
import type { Head } from '../../../contract/checkpoint.ts';
import type { TrackOutputs } from '../../../contract/track.ts';
import { NONE } from '../../../model/metrics/sequence.ts';
import { clipTargets } from '../../../model/training/many-to-one.ts';
import type { TrainingClip } from '../../../model/training/training-clip.ts';
import type { EvaluationClip } from '../evaluation/evaluation-types.ts';
import { classOfClip, clipOutputs } from './clip-outputs.ts';
import { toTrainingClip, type TrainingMaterial } from './training-material.ts';

type Labelled = Pick<TrainingMaterial, 'tracks' | 'clips'>;

export interface Lessons {
  /** What the model is to tell apart, track by track. */
  readonly tracks: readonly TrackOutputs[];
  /** The training clips of some of the material's clips. */
  readonly of: (clips: readonly EvaluationClip[]) => TrainingClip[];
}

/** @throws Fault 'bad-input' when whole clips are to be told apart and all are of one class. */
export function lessonsFor(head: Head, { tracks, clips }: Labelled): Lessons {
  if (head === 'frame') {
    return { tracks, of: (some) => some.map((clip) => toTrainingClip(clip, tracks)) };
  }
  const truths = clips.map(({ truth }) => truth);
  const outputs = clipOutputs(tracks, truths);
  return { tracks: outputs, of: (some) => some.map((clip) => wholeClip(clip, tracks, outputs)) };
}

/** How many clips show more than one activity in a track; of no concern, and 0, where frames are learnt one by one. */
export function countMixed(head: Head, { tracks, clips }: Labelled): number {
  if (head === 'frame') return 0;
  return clips.filter(({ truth }) => tracks.some((track) => classOfClip(truth, track).isMixed))
    .length;
}

/** `tracks`: what the clip's truth indexes; `outputs`: the same tracks with the classes that clips have. */
function wholeClip(
  { id, features, ticks, truth }: EvaluationClip,
  tracks: readonly TrackOutputs[],
  outputs: readonly TrackOutputs[],
): TrainingClip {
  const targets = tracks.map((track, t) => {
    const name = track.classes[classOfClip(truth, track).label];
    const output = name === undefined ? NONE : (outputs[t]?.classes.indexOf(name) ?? NONE);
    return clipTargets(output, ticks.length);
  });
  return { id, features, targets };
}
