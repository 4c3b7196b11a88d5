/** What an export would write and has written, and what each format is for, in words. */
import { labelFileFormats, type LabelFileFormat } from '../../../contract/label-file-formats.ts';
import type { ExportOutcome, ExportPreview } from '../../../contract/window/export-commands.ts';
import { counted } from '../counted.ts';
import { formatWords } from '../label-format-words.ts';

/** By the names of the command line. */
export const formats = labelFileFormats.map((value) => ({
  value,
  label: `${value}: ${formatWords[value]}`,
}));

export const usedFor: Readonly<Record<LabelFileFormat, string>> = {
  csv: 'For scripts in Python or R: exactly one row for each frame, as models are compared with.',
  segments: 'For spreadsheets, and for another Longtake project: it holds all that a label has.',
  vtt: 'For web pages and players: the label is read as a subtitle over the video.',
  srt: 'For players and video editors: the label is read as a subtitle over the video.',
  boris: 'For scoring behaviour on in BORIS, or for its table of events.',
  eaf: 'For annotating on in ELAN: a tier for each track.',
  textgrid: 'For Praat and its scripts, beside the sound.',
  via: 'For annotating on in the VGG Image Annotator, version 3.',
  activitynet: 'For training and scoring programs of temporal action detection.',
  audacity: 'For Audacity: labels under the sound of the clip.',
};

/** "Would write 6 segments of 2 clips into 2 files." */
export function previewInWords({ files }: ExportPreview): string {
  return `Would write ${amount(totals(files))} into ${counted(files.length, 'file')}.`;
}

/** "Wrote 6 segments of 2 clips into 2 files." */
export function outcomeInWords({ segments, clips, files }: ExportOutcome): string {
  return `Wrote ${amount({ segments, clips })} into ${counted(files, 'file')}.`;
}

interface Totals {
  readonly segments: number;
  readonly clips: number;
}

function totals(files: readonly Totals[]): Totals {
  return files.reduce(
    (sum, { segments, clips }) => ({
      segments: sum.segments + segments,
      clips: sum.clips + clips,
    }),
    { segments: 0, clips: 0 },
  );
}

function amount({ segments, clips }: Totals): string {
  return `${counted(segments, 'segment')} of ${counted(clips, 'clip')}`;
}
