/** Which classes whole clips are labelled with, track by track: the outputs of a model with head "clip". */
import { Fault } from '../../../contract/fault.ts';
import { BACKGROUND, type TrackOutputs } from '../../../contract/track.ts';
import { clipClass, type ClipClass } from '../../../model/metrics/clip-class.ts';
import type { EvaluationClip } from '../evaluation/evaluation-types.ts';

export type ClipTruth = EvaluationClip['truth'];

export function classOfClip(truth: ClipTruth, { id, classes }: TrackOutputs): ClipClass {
  return clipClass(truth[id] ?? [], classes.indexOf(BACKGROUND));
}

/**
 * Of each track the classes that some clip has; one that only ever shows beside a commoner one has no clip of its own.
 * @throws Fault 'bad-input' when there is nothing to tell apart
 */
export function clipOutputs(
  tracks: readonly TrackOutputs[],
  truths: readonly ClipTruth[],
): TrackOutputs[] {
  const outputs = tracks.map((track) => {
    const labels = new Set(truths.map((truth) => classOfClip(truth, track).label));
    return { id: track.id, classes: track.classes.filter((_, index) => labels.has(index)) };
  });
  if (outputs.some(({ classes }) => classes.length > 1)) return outputs;
  const [only = 'nothing'] = outputs.flatMap(({ classes }) => classes);
  throw new Fault(
    'bad-input',
    `All labelled clips show "${only}", so whole clips cannot be told apart; label clips of another class, or train with --head frame.`,
  );
}
