/** One label for a whole clip: the class with the highest mean probability, per track. */
import { writeFile } from 'node:fs/promises';
import type { FrameLabel } from '../../contract/frame-label.ts';
import type { TrackOutputs } from '../../contract/track.ts';
import { csvField } from '../services/labels/frame-csv.ts';
import { answer } from '../terminal/answer.ts';
import type { LabelledVideo } from './label-output.ts';

export interface ClipVerdict {
  readonly track: string;
  readonly label: string | null;
  /** Mean over the frames that carry a label. */
  readonly probability: number;
}

export function clipVerdicts(
  labels: readonly FrameLabel[],
  tracks: readonly TrackOutputs[],
): ClipVerdict[] {
  return tracks.map(({ id, classes }, index) => {
    const sums = classes.map(() => 0);
    let frames = 0;
    for (const label of labels) {
      const probabilities = label.tracks[index]?.probabilities ?? [];
      if (probabilities.length === 0) continue;
      frames += 1;
      probabilities.forEach((p, k) => {
        sums[k] = (sums[k] ?? 0) + p;
      });
    }
    if (frames === 0) return { track: id, label: null, probability: 0 };
    const best = sums.indexOf(Math.max(...sums));
    return { track: id, label: classes[best] ?? null, probability: (sums[best] ?? 0) / frames };
  });
}

/** CSV, a row per video and track. */
export async function writeVerdicts(
  labelled: readonly LabelledVideo[],
  out: string | null,
): Promise<void> {
  const rows = labelled.flatMap(({ video, labels, tracks }) =>
    clipVerdicts(labels, tracks).map(({ track, label, probability }) =>
      [video, track, label ?? '', probability.toFixed(6)].map(csvField).join(','),
    ),
  );
  const text = `${['video,track,label,probability', ...rows].join('\n')}\n`;
  if (out === null) await answer(text);
  else await writeFile(out, text);
}
