/** The table of events that BORIS exports: a row for each start, stop and point, all clips in one file. */
import { seconds } from '../clock.ts';
import { csvLine } from '../csv-rows.ts';
import type { ClipToWrite, FileSpan, LabelsToWrite } from '../label-file.ts';
import { codeOf } from './codes.ts';

const columns = [
  'Observation id',
  'Observation date',
  'Description',
  'Observation type',
  'Source',
  'Time offset (s)',
  'Media duration (s)',
  'FPS (frame/s)',
  'Subject',
  'Behavior',
  'Behavioral category',
  'Behavior type',
  'Time',
  'Media file name',
  'Image index',
  'Comment',
];

interface Row {
  readonly timeUs: number;
  readonly cells: readonly string[];
}

export function writeBorisTable(labels: LabelsToWrite, delimiter: ',' | '\t'): string {
  const rows = labels.clips.flatMap((clip) =>
    clip.tracks
      .flatMap(({ name, spans }) => spans.flatMap((span) => rowsOf(clip, span, name, labels)))
      .toSorted((a, b) => a.timeUs - b.timeUs),
  );
  const lines = [columns, ...rows.map(({ cells }) => cells)];
  return `${lines.map((cells) => csvLine(cells, delimiter)).join('\n')}\n`;
}

function rowsOf(
  clip: ClipToWrite,
  span: FileSpan,
  track: string,
  labels: LabelsToWrite,
): readonly Row[] {
  const { media, timestampsUs, endUs } = clip;
  const origin = timestampsUs[0] ?? 0;
  const fps = (timestampsUs.length * 1e6) / Math.max(1, endUs - origin);
  const before = [
    media,
    labels.writtenAt.slice(0, 19).replace('T', ' '),
    '',
    'Media file',
    `player #1:${media}`,
    '0',
    seconds(endUs),
    fps.toFixed(3),
    'No focal subject',
    codeOf(labels.tracks, track, span.label),
    track,
  ];
  const row = (type: string, timeUs: number, frame: number, comment: string): Row => ({
    timeUs,
    cells: [...before, type, seconds(timeUs), media, String(frame), comment],
  });
  const { start = 0, end = 0 } = span.frames ?? {};
  const note = span.note ?? '';
  if (span.isPoint === true) return [row('POINT', span.startUs, start, note)];
  return [row('START', span.startUs, start, note), row('STOP', span.endUs, end, '')];
}
