/** Audacity's label track: start, end and label with tabs between; a point starts where it ends. */
import { seconds } from '../clock.ts';
import { cuesOf } from '../cues.ts';
import type { LabelsToWrite } from '../label-file.ts';

export function writeAudacity(labels: LabelsToWrite): string {
  const lines = labels.clips.flatMap(cuesOf).map(({ startUs, endUs, label, isPoint }) => {
    const end = isPoint === true ? startUs : endUs;
    return `${seconds(startUs)}\t${seconds(end)}\t${label}\n`;
  });
  return lines.join('');
}
