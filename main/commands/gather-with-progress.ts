/** Reads a project's labels and features, extracting what is not cached, with progress on standard error. */
import {
  gatherMaterial,
  type GatherRequest,
  type TrainingMaterial,
} from '../services/training/training-material.ts';
import { remark } from '../terminal/answer.ts';
import { createProgress } from '../terminal/progress.ts';
import { withStage } from './with-stage.ts';
import { counted } from '../terminal/counted.ts';

export async function gatherWithProgress(
  request: Omit<GatherRequest, 'onProgress'>,
): Promise<TrainingMaterial> {
  const progress = createProgress({ what: 'Reading features' });
  const material = await withStage({}, (stage) =>
    gatherMaterial(stage, {
      ...request,
      onProgress: (done, total, clip) => {
        progress.at(done, total, clip);
      },
    }),
  ).finally(progress.end);
  if (material.unlabelled > 0)
    remark(
      `${counted(material.unlabelled, 'clip carries no label and is', 'clips carry no label and are')} left out.`,
    );
  if (material.unshown.length > 0)
    remark(`No frame carries ${material.unshown.join(', ')}: left out of training and measuring.`);
  return material;
}
