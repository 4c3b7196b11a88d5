/** What a small project would teach: the marker toy as labelled clips of four people, without any video. */
import type { EvaluationClip } from '../../../../main/services/evaluation/evaluation-types.ts';
import type { TrainingMaterial } from '../../../../main/services/training/training-material.ts';
import { markerClips, markerFeatures } from '../../../model/helpers/marker-clips.ts';

const people = ['ada', 'ben', 'cyd', 'dee'];

/** @param count clips, dealt to the people in turn */
export function toyMaterial(count: number): TrainingMaterial {
  const clips = markerClips(count, 3).map(({ id, features, targets }, i): EvaluationClip => {
    const [truth = new Int32Array()] = targets;
    return {
      id,
      name: id,
      group: people[i % people.length] ?? null,
      timestampsUs: Float64Array.from(truth, (_, frame) => frame * 66_667),
      ticks: Int32Array.from(truth.keys()),
      features,
      truth: { activity: truth },
    };
  });
  return {
    clips,
    tracks: [{ id: 'activity', classes: ['left', 'right'] }],
    extractor: {
      name: 'toy',
      sha256: '0'.repeat(64),
      featureLength: markerFeatures,
      tasksVision: '0.10.35',
      delegate: 'CPU',
      preprocessing: '1',
    },
    unlabelled: 0,
    unshown: [],
  };
}
