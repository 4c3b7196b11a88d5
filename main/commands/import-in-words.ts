/** What an import did, or would do, in lines for people. */
import { problemText } from '../services/clips/import/import-plan.ts';
import type { ImportPreview, PreviewedClip } from '../services/clips/import/preview-import.ts';
import type { ImportSummary } from '../services/clips/import/run-import.ts';
import { counted } from '../terminal/counted.ts';

export function summaryInWords(summary: ImportSummary, project: string): string {
  const { clips, skipped, segments, tracks, problems, notes } = summary;
  const lines = [
    `${counted(clips.length, 'clip')} imported into ${project}, ${counted(segments, 'segment')}${inTracks(tracks)}.`,
  ];
  if (skipped.length > 0) {
    const as = skipped.length === 1 ? 'stays as it is' : 'stay as they are';
    const stay = segments === 0 ? ` and ${as}` : '';
    const were = skipped.length === 1 ? '1 was' : `${String(skipped.length)} were`;
    lines.push(`${were} there already${stay}.`);
  }
  return [...lines, ...notes, ...problems.map(problemText)].join('\n');
}

function inTracks(tracks: readonly string[]): string {
  return tracks.length === 0 ? '' : ` in ${counted(tracks.length, 'track')} (${tracks.join(', ')})`;
}

export function previewInWords(preview: ImportPreview, project: string): string {
  const { clips, kind, labelSet, newTracks, newClasses, notes, problems } = preview;
  const what = kind === 'hand' ? 'labels' : 'suggestions';
  const lines = [`Would bring into ${project}, as ${what} in the set "${labelSet}":`];
  lines.push(...clips.map(clipInWords));
  if (newTracks.length > 0) lines.push(`New tracks: ${newTracks.join(', ')}.`);
  if (newClasses.length > 0) lines.push(`New classes: ${newClasses.join(', ')}.`);
  if (problems.length > 0) lines.push('Would not come in as it stands:');
  return [
    ...lines,
    ...problems.map((p) => `  ${problemText(p)}`),
    ...notes,
    'Nothing was changed.',
  ].join('\n');
}

function clipInWords({ source, clip, segments, replaced }: PreviewedClip): string {
  const where = clip ?? 'a new clip';
  const instead = replaced === 0 ? '' : `, in place of ${String(replaced)}`;
  return `  ${source} (${where}): ${counted(segments, 'segment')}${instead}`;
}
