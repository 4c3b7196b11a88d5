/** The per-frame CSV of a label set: exactly one row for each frame, as `longtake label` writes it for a model. */
import type { Track } from '../../../../../contract/track.ts';
import { BACKGROUND } from '../../../../../contract/track.ts';
import { frameCsvHeader } from '../../frame-csv.ts';
import { csvLine } from '../csv-rows.ts';
import type { ClipToWrite, FileSpan, LabelsToWrite } from '../label-file.ts';

/** `source` says who named the frames; a label set keeps no probabilities, so those columns stay empty. */
export function writeFrameTable({ clips, tracks, kind }: LabelsToWrite): string {
  const outputs = tracks.map(({ id, classes }) => ({
    id,
    classes: [...classes.map((c) => c.id), BACKGROUND],
  }));
  const lines = clips.flatMap((clip) => frameRows(clip, tracks, kind));
  return `${[frameCsvHeader(outputs), ...lines].join('\n')}\n`;
}

function frameRows(clip: ClipToWrite, tracks: readonly Track[], kind: string): readonly string[] {
  const columns = tracks.map(({ id, classes }) => {
    const spans = clip.tracks.find(({ name }) => name === id)?.spans ?? [];
    return { labels: labelsOf(spans, clip.timestampsUs.length), empty: classes.length + 2 };
  });
  return clip.timestampsUs.map((timestampUs, frame) => {
    const said = columns.flatMap(({ labels, empty }) => [
      labels[frame] ?? '',
      ...new Array<string>(empty).fill(''),
    ]);
    const time = [String(timestampUs), (timestampUs / 1e6).toFixed(6)];
    return csvLine([String(frame), ...time, kind, ...said], ',');
  });
}

function labelsOf(spans: readonly FileSpan[], frames: number): readonly string[] {
  const labels = new Array<string>(frames).fill('');
  for (const { label, frames: at } of spans) {
    if (at !== undefined) labels.fill(label, at.start, Math.min(at.end, frames));
  }
  return labels;
}
