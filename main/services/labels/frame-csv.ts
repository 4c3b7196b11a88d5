/** The per-frame CSV: exactly one row for each frame, as DESIGN.md section 7 words it. */
import type { Writable } from 'node:stream';
import type { FrameLabel, TrackLabel } from '../../../contract/frame-label.ts';
import type { TrackOutputs } from '../../../contract/track.ts';
import { writeLines } from './write-lines.ts';

export type FrameLabels = Iterable<FrameLabel> | AsyncIterable<FrameLabel>;

/**
 * Streams a header and one row per label. Probabilities have six decimals; a label that is not known yet leaves
 * its fields empty.
 */
export function writeFrameCsv(
  labels: FrameLabels,
  tracks: readonly TrackOutputs[],
  to: Writable,
): Promise<void> {
  return writeLines(frameCsvLines(labels, tracks), to);
}

async function* frameCsvLines(
  labels: FrameLabels,
  tracks: readonly TrackOutputs[],
): AsyncGenerator<string> {
  yield frameCsvHeader(tracks);
  for await (const label of labels) yield frameCsvRow(label, tracks);
}

export function frameCsvHeader(tracks: readonly TrackOutputs[]): string {
  return ['frame', 'timestamp_us', 'time_s', 'source', ...trackColumns(tracks)]
    .map(csvField)
    .join(',');
}

/** label, probability and p:<class>... of every track, by the tracks' names where there are several. */
export function trackColumns(tracks: readonly TrackOutputs[]): string[] {
  return tracks.flatMap(({ id, classes }) => {
    const of = tracks.length === 1 ? '' : `:${id}`;
    const probabilities = classes.map((c) => (tracks.length === 1 ? `p:${c}` : `p:${id}/${c}`));
    return [`label${of}`, `probability${of}`, ...probabilities];
  });
}

/** `tracks` gives the columns; a track the label does not speak of leaves them empty. */
export function frameCsvRow(label: FrameLabel, tracks: readonly TrackOutputs[]): string {
  const { frame, timestampUs, source } = label;
  const perTrack = tracks.flatMap((track) =>
    trackFields(
      label.tracks.find(({ track: id }) => id === track.id),
      track,
    ),
  );
  const fields = [String(frame), String(timestampUs), (timestampUs / 1e6).toFixed(6), source];
  return [...fields, ...perTrack].map(csvField).join(',');
}

/** What stands in a track's columns; empty fields for what is not known. */
export function trackFields(said: TrackLabel | undefined, { classes }: TrackOutputs): string[] {
  return [...steadyFields(said), ...classes.map((_, i) => decimals(said?.probabilities[i]))];
}

function steadyFields(said: TrackLabel | undefined): readonly [string, string] {
  if (said === undefined || said.label === null) return ['', ''];
  return [said.label, decimals(said.probability)];
}

function decimals(probability: number | undefined): string {
  return probability === undefined ? '' : probability.toFixed(6);
}

/** Quoted only where it must be (RFC 4180). */
export function csvField(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
