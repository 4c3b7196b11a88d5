/** What training reads: clips of features and targets, one entry per step, checked before the first pass. */
import { Fault } from '../../contract/fault.ts';
import type { TrackShape } from '../network/network-shape.ts';
import { UNLABELLED } from './cross-entropy.ts';
import { countRows, isOneHot, type FeatureRows } from './feature-rows.ts';

export interface TrainingClip<Rows extends FeatureRows = FeatureRows> {
  readonly id: string;
  /** x_1 … x_T as the extractor gave them */
  readonly features: Rows;
  /** Per track, in the tracks' order: the class of each step, or UNLABELLED, [T] */
  readonly targets: readonly Int32Array[];
}

export function stepsIn({ features }: TrainingClip, featureLength: number): number {
  return countRows(features, featureLength);
}

/** @throws Fault with one sentence that names the clip. */
export function checkClips(
  clips: readonly TrainingClip[],
  featureLength: number,
  tracks: readonly TrackShape[],
): void {
  for (const clip of clips) {
    const problem = clipProblem(clip, featureLength, tracks);
    if (problem !== null) throw new Fault('bad-input', `Clip "${clip.id}" ${problem}.`);
  }
  const isLabelled = clips.some(({ targets }) =>
    targets.some((track) => track.some((target) => target !== UNLABELLED)),
  );
  if (!isLabelled) {
    throw new Fault('bad-input', 'No clip carries a label to learn from; label some frames first.');
  }
}

function clipProblem(
  clip: TrainingClip,
  featureLength: number,
  tracks: readonly TrackShape[],
): string | null {
  const steps = stepsIn(clip, featureLength);
  if (!Number.isInteger(steps)) return `has features that are not vectors of ${featureLength}`;
  const problem = rowsProblem(clip.features, featureLength);
  if (problem !== null) return problem;
  if (clip.targets.length !== tracks.length) return 'has labels for another number of tracks';
  for (const [track, targets] of clip.targets.entries()) {
    const { id, classes } = tracks[track] ?? { id: '', classes: 0 };
    if (targets.length !== steps) return `has labels of track "${id}" for another number of steps`;
    if (targets.some((target) => target < UNLABELLED || target >= classes)) {
      return `has a label of track "${id}" that the model has no output for`;
    }
  }
  return null;
}

function rowsProblem(rows: FeatureRows, featureLength: number): string | null {
  if (isOneHot(rows)) {
    const isKnown = rows.ones.every((one) => one >= 0 && one < featureLength);
    return isKnown ? null : 'has a symbol that the model has no input for';
  }
  return rows.every(Number.isFinite)
    ? null
    : 'has a feature that is not a number; delete its feature cache and try again';
}
