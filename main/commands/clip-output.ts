/** Where the labels of whole videos go: a line each in the terminal, one CSV for all, or a file each in another format. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Head } from '../../contract/checkpoint.ts';
import type { FrameLabel } from '../../contract/frame-label.ts';
import type { TrackOutputs } from '../../contract/track.ts';
import { csvField, trackColumns, trackFields } from '../services/labels/frame-csv.ts';
import { writeAtomic } from '../services/project/atomic-file.ts';
import { answer } from '../terminal/answer.ts';
import { clipVerdicts, type ClipVerdict } from './clip-verdicts.ts';
import { openLabelOutput, type LabelledVideo, type LabelOutput } from './label-output.ts';

export interface ClipOutput extends LabelOutput {
  /** After the last video. */
  readonly end: () => Promise<void>;
}

export interface ClipOutputOptions {
  readonly out: string | null;
  /** Null: lines for a person to read, or CSV where a file is asked for. */
  readonly format: string | null;
  /** What the model names. */
  readonly head: Head;
}

/** @throws Fault when several videos are to go where there is room for one. */
export async function openClipOutput(
  videos: readonly string[],
  { out, format, head }: ClipOutputOptions,
): Promise<ClipOutput> {
  const verdictsOf = ({ labels, tracks }: LabelledVideo) => clipVerdicts(labels, tracks, head);
  if (format === null && out === null) {
    return {
      write: (one) => answer(lineOf(one.video, verdictsOf(one))),
      end: () => Promise.resolve(),
    };
  }
  if (format === null || format === 'csv') return csvOutput(out, verdictsOf);
  const { write } = await openLabelOutput(videos, { out, format });
  return {
    write: (one) => write({ ...one, labels: asFrames(one, verdictsOf(one)) }),
    end: () => Promise.resolve(),
  };
}

/** `FILE  LABEL  PROBABILITY`; with several tracks each label behind its track's name. */
function lineOf(video: string, verdicts: readonly ClipVerdict[]): string {
  const said = verdicts.map(({ track, label, probability }) => {
    const name = label ?? '-';
    return `${verdicts.length > 1 ? `${track}: ${name}` : name}  ${probability.toFixed(3)}`;
  });
  return [video, ...said].join('  ');
}

/** A row per video, in the columns of the per-frame CSV; a file is written whole, at the end. */
function csvOutput(
  out: string | null,
  verdictsOf: (one: LabelledVideo) => readonly ClipVerdict[],
): ClipOutput {
  const lines: string[] = [];
  const add = async (line: string) => {
    lines.push(line);
    if (out === null) await answer(line);
  };
  return {
    async write(one) {
      if (lines.length === 0) await add(csvHeader(one.tracks));
      const fields = one.tracks.flatMap((track, t) => trackFields(verdictsOf(one)[t], track));
      await add([one.video, ...fields].map(csvField).join(','));
    },
    async end() {
      if (out === null || lines.length === 0) return;
      const isFolder = await stat(out).then(
        (s) => s.isDirectory(),
        () => false,
      );
      await writeAtomic(isFolder ? join(out, 'clips.csv') : out, `${lines.join('\n')}\n`);
    },
  };
}

function csvHeader(tracks: readonly TrackOutputs[]): string {
  return ['video', ...trackColumns(tracks)].map(csvField).join(',');
}

/** The clip's label on every frame, so that any format of frames or spans can hold it. */
function asFrames({ labels }: LabelledVideo, verdicts: readonly ClipVerdict[]): FrameLabel[] {
  return labels.map((label) => ({ ...label, tracks: verdicts }));
}
