/** One label per clip and track, out of the labels of its frames: what `--head clip` learns. */
import type { Head } from '../../../contract/checkpoint.ts';
import { Fault } from '../../../contract/fault.ts';
import { BACKGROUND, type TrackOutputs } from '../../../contract/track.ts';
import { clipClass } from '../../../model/metrics/clip-class.ts';
import { NONE } from '../../../model/metrics/sequence.ts';
import { clipTargets } from '../../../model/training/many-to-one.ts';
import type { TrainingClip } from '../../../model/training/training-clip.ts';
import type { EvaluationClip } from '../evaluation/evaluation-types.ts';
import { toTrainingClip, type TrainingMaterial } from './training-material.ts';

export interface Lessons {
  /** What the model is to tell apart, track by track. */
  readonly tracks: readonly TrackOutputs[];
  /** The training clips of some of the material's clips. */
  readonly of: (clips: readonly EvaluationClip[]) => TrainingClip[];
}

/** @throws Fault 'bad-input' when whole clips are to be told apart and all are of one class. */
export function lessonsFor(
  head: Head,
  { tracks, clips }: Pick<TrainingMaterial, 'tracks' | 'clips'>,
): Lessons {
  if (head === 'frame') {
    const of = (some: readonly EvaluationClip[]) =>
      some.map((clip) => toTrainingClip(clip, tracks));
    return { tracks, of };
  }
  const outputs = tracks.map((track) => {
    const labels = new Set(clips.map((clip) => classOf(clip, track).label));
    return { id: track.id, classes: track.classes.filter((_, index) => labels.has(index)) };
  });
  refuseOneClass(outputs);
  return {
    tracks: outputs,
    of: (some) => some.map((clip) => wholeClip(clip, tracks, outputs)),
  };
}

/** How many clips show more than one activity in a track; of no concern, and 0, where frames are learnt one by one. */
export function countMixed(
  head: Head,
  { tracks, clips }: Pick<TrainingMaterial, 'tracks' | 'clips'>,
): number {
  if (head === 'frame') return 0;
  return clips.filter((clip) => tracks.some((track) => classOf(clip, track).isMixed)).length;
}

function classOf({ truth }: EvaluationClip, { id, classes }: TrackOutputs) {
  return clipClass(truth[id] ?? [], classes.indexOf(BACKGROUND));
}

/** `tracks`: what the clip's truth indexes; `outputs`: the same tracks with those classes that some clip is labelled. */
function wholeClip(
  clip: EvaluationClip,
  tracks: readonly TrackOutputs[],
  outputs: readonly TrackOutputs[],
): TrainingClip {
  const targets = tracks.map((track, t) => {
    const { label } = classOf(clip, track);
    const name = track.classes[label];
    const output = name === undefined ? NONE : (outputs[t]?.classes.indexOf(name) ?? NONE);
    return clipTargets(output, clip.ticks.length);
  });
  return { id: clip.id, features: clip.features, targets };
}

function refuseOneClass(outputs: readonly TrackOutputs[]): void {
  if (outputs.some(({ classes }) => classes.length > 1)) return;
  const [only = 'nothing'] = outputs.flatMap(({ classes }) => classes);
  throw new Fault(
    'bad-input',
    `All labelled clips show "${only}", so whole clips cannot be told apart; label clips of another class, or train with --head frame.`,
  );
}
