/** What a user should know when whole clips are named rather than frames, said once on standard error. */
import type { CheckpointManifest, Head } from '../../contract/checkpoint.ts';
import { countMixed } from '../services/training/clip-labels.ts';
import type { TrainingMaterial } from '../services/training/training-material.ts';
import { remark } from '../terminal/answer.ts';

export function remarkMixed(head: Head, material: TrainingMaterial): void {
  const mixed = countMixed(head, material);
  if (mixed === 0) return;
  remark(
    `${String(mixed)} of ${String(material.clips.length)} clips show more than one class; each counts as the class that most of its labelled frames show.`,
  );
}

export function remarkRunningGuess({ head }: Pick<CheckpointManifest, 'head'>): void {
  if (head === 'frame') return;
  remark(
    'This model names whole clips: what it says of a frame is its guess so far, since the clip or the last reset began.',
  );
}
