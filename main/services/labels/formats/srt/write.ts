/** SubRip: a numbered cue for each stretch, its label in the first line, its note in the second. */
import { clock } from '../clock.ts';
import { cuesOf } from '../cues.ts';
import type { LabelsToWrite } from '../label-file.ts';
import { noteToLine } from '../one-line-note.ts';

export function writeSrt(labels: LabelsToWrite): string {
  return labels.clips
    .flatMap(cuesOf)
    .map(({ startUs, endUs, label, note }, i) => {
      const noteLine = note === undefined ? '' : `${noteToLine(note)}\n`;
      return `${i + 1}\n${clock(startUs, ',')} --> ${clock(endUs, ',')}\n${label}\n${noteLine}\n`;
    })
    .join('');
}
