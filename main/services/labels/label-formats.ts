/** The formats that the labels of one video can be written in. */
import type { Writable } from 'node:stream';
import { Fault } from '../../../contract/fault.ts';
import type { TrackOutputs } from '../../../contract/track.ts';
import type { VideoLabelFormat } from '../../../contract/window/label-video-commands.ts';
import { clock, seconds } from './formats/clock.ts';
import { csvField, writeFrameCsv, type FrameLabels } from './frame-csv.ts';
import { gatherLabelRuns, type LabelRun, type LabelRuns } from './label-runs.ts';
import { writeLines } from './write-lines.ts';

export interface LabelledVideo {
  /** The video as it is to be named in the file. */
  readonly video: string;
  /** The model's tracks, in its order. */
  readonly tracks: readonly TrackOutputs[];
  readonly labels: FrameLabels;
}

export type LabelWriter = (labelled: LabelledVideo, to: Writable) => Promise<void>;

const writers = {
  /** One row per frame. */
  csv: ({ labels, tracks }, to) => writeFrameCsv(labels, tracks, to),
  /** What `import --layout segments` reads; seconds count from the first frame. */
  segments: (labelled, to) => writeRuns(labelled, to, segmentLines),
  /** Subtitles, in the video's own time. */
  vtt: (labelled, to) => writeRuns(labelled, to, vttLines),
  srt: (labelled, to) => writeRuns(labelled, to, srtLines),
  /** Audacity's label track: start, end, label, with tabs between. */
  audacity: (labelled, to) => writeRuns(labelled, to, audacityLines),
} as const satisfies Record<VideoLabelFormat, LabelWriter>;

export const labelFormats: readonly string[] = Object.keys(writers);

/** @throws Fault 'unsupported' naming the formats there are. */
export function labelWriter(format: string): LabelWriter {
  const writer = Object.entries<LabelWriter>(writers).find(([name]) => name === format)?.[1];
  if (writer !== undefined) return writer;
  throw new Fault(
    'unsupported',
    `Labels cannot be written as "${format}": choose one of ${labelFormats.join(', ')}.`,
  );
}

type Lines = (runs: LabelRuns, labelled: LabelledVideo) => Iterable<string>;

async function writeRuns(labelled: LabelledVideo, to: Writable, lines: Lines): Promise<void> {
  await writeLines(lines(await gatherLabelRuns(labelled.labels), labelled), to);
}

function* segmentLines({ runs, originUs }: LabelRuns, { video }: LabelledVideo): Iterable<string> {
  yield 'file,label,start_s,end_s,track,start_frame,end_frame';
  for (const { label, startUs, endUs, track, startFrame, endFrame } of runs) {
    const times = [seconds(startUs - originUs), seconds(endUs - originUs)];
    const fields = [video, label, ...times, track, String(startFrame), String(endFrame)];
    yield fields.map(csvField).join(',');
  }
}

function* vttLines({ runs }: LabelRuns, { tracks }: LabelledVideo): Iterable<string> {
  yield 'WEBVTT';
  for (const run of runs) {
    yield '';
    yield `${clock(run.startUs, '.')} --> ${clock(run.endUs, '.')}`;
    yield cueText(run, tracks);
  }
}

function* srtLines({ runs }: LabelRuns, { tracks }: LabelledVideo): Iterable<string> {
  for (const [i, run] of runs.entries()) {
    yield String(i + 1);
    yield `${clock(run.startUs, ',')} --> ${clock(run.endUs, ',')}`;
    yield cueText(run, tracks);
    yield '';
  }
}

function* audacityLines({ runs }: LabelRuns, { tracks }: LabelledVideo): Iterable<string> {
  for (const run of runs) {
    yield [seconds(run.startUs), seconds(run.endUs), cueText(run, tracks)].join('\t');
  }
}

/** The track is named only where there are several. Ids hold nothing that needs escaping. */
function cueText({ track, label }: LabelRun, tracks: readonly TrackOutputs[]): string {
  return tracks.length > 1 ? `${track}: ${label}` : label;
}
