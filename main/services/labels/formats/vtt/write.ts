/** WebVTT: a cue for each stretch, its label in the first line, its note in the second. */
import { clock } from '../clock.ts';
import type { FileSpan, LabelsToWrite } from '../label-file.ts';
import { noteToLine } from '../one-line-note.ts';
import { cuesOf } from '../cues.ts';

export function writeVtt(labels: LabelsToWrite): string {
  const cues = labels.clips
    .flatMap(cuesOf)
    .map(
      ({ startUs, endUs, label, note }) =>
        `\n${clock(startUs, '.')} --> ${clock(endUs, '.')}\n${cueText(label)}\n${noteLine(note)}`,
    );
  return `WEBVTT\n${cues.join('')}`;
}

function noteLine(note: FileSpan['note']): string {
  return note === undefined ? '' : `${cueText(noteToLine(note))}\n`;
}

/** ">" is written out because "-->" must not stand in a cue. */
function cueText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
