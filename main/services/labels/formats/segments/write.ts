/** A table of segments, which `import --layout segments` reads back; seconds count from the first frame. */
import { seconds } from '../clock.ts';
import { csvLine } from '../csv-rows.ts';
import type { ClipToWrite, FileSpan, LabelsToWrite } from '../label-file.ts';
import { noteToLine } from '../one-line-note.ts';

const columns = ['file', 'label', 'start_s', 'end_s', 'track', 'start_frame', 'end_frame'];

/** The last two columns stand there only where a label needs them. */
export function writeSegmentTable({ clips }: LabelsToWrite, delimiter: ',' | '\t'): string {
  const spans = clips.flatMap((clip) =>
    clip.tracks.flatMap(({ name, spans }) => spans.map((span) => ({ clip, track: name, span }))),
  );
  const extra = [
    ...(spans.some(({ span }) => span.note !== undefined) ? ['note'] : []),
    ...(spans.some(({ span }) => span.isPoint === true) ? ['soft_window_frames'] : []),
  ];
  const lines = spans.map(({ clip, track, span }) =>
    csvLine(
      [...cellsOf(clip, track, span), ...extra.map((column) => extraCell(column, span))],
      delimiter,
    ),
  );
  return `${[csvLine([...columns, ...extra], delimiter), ...lines].join('\n')}\n`;
}

function cellsOf({ media, timestampsUs }: ClipToWrite, track: string, span: FileSpan): string[] {
  const { label, startUs, endUs, frames } = span;
  const origin = timestampsUs[0] ?? 0;
  const times = [seconds(startUs - origin), seconds(endUs - origin)];
  return [media, label, ...times, track, String(frames?.start ?? ''), String(frames?.end ?? '')];
}

function extraCell(column: string, { note, isPoint, softWindowFrames }: FileSpan): string {
  if (column === 'note') return noteToLine(note ?? '');
  return isPoint === true ? String(softWindowFrames ?? 0) : '';
}
