/** Where labels go: standard output, one file, or a file per video in a folder. */
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { Fault } from '../../contract/fault.ts';
import type { FrameLabel } from '../../contract/frame-label.ts';
import type { TrackOutputs } from '../../contract/track.ts';
import { labelWriter } from '../services/labels/label-formats.ts';

export interface LabelledVideo {
  readonly video: string;
  readonly labels: readonly FrameLabel[];
  readonly tracks: readonly TrackOutputs[];
}

export interface LabelOutput {
  readonly write: (labelled: LabelledVideo) => Promise<void>;
}

export interface LabelOutputOptions {
  readonly out: string | null;
  readonly format: string;
}

/** @throws Fault when several videos are to go where there is room for one. */
export async function openLabelOutput(
  videos: readonly string[],
  { out, format }: LabelOutputOptions,
): Promise<LabelOutput> {
  const write = labelWriter(format);
  if (out === null) return { write: (labelled) => write(labelled, process.stdout) };
  const isFolder = await stat(out).then(
    (s) => s.isDirectory(),
    () => null,
  );
  if (isFolder === false && videos.length > 1) {
    throw new Fault(
      'bad-usage',
      `"${out}" is a file, and there are ${String(videos.length)} videos; name a folder with --out.`,
    );
  }
  const inFolder = isFolder === true || (isFolder === null && videos.length > 1);
  if (inFolder) await mkdir(out, { recursive: true });
  return {
    async write(labelled) {
      const path = inFolder ? join(out, fileName(labelled.video, videos, format)) : out;
      const partial = `${path}.partial`;
      const file = createWriteStream(partial);
      // The write under way hears of it; without a listener it would end the program.
      file.on('error', () => undefined);
      try {
        await write(labelled, file);
        file.end();
        await finished(file);
        await rename(partial, path);
      } catch (error) {
        await rm(partial, { force: true });
        throw new Fault(
          'disk',
          `The labels could not be written to "${path}"; check the folder and the disk.`,
          error,
        );
      }
    },
  };
}

/** Videos of one name from different folders are told apart by their number in the call. */
function fileName(video: string, videos: readonly string[], format: string): string {
  const stem = (path: string) => basename(path, extname(path));
  const isUnique = videos.filter((other) => stem(other) === stem(video)).length === 1;
  const number = isUnique ? '' : `-${String(videos.indexOf(video) + 1)}`;
  return `${stem(video)}${number}.${format === 'segments' ? 'segments.csv' : format}`;
}
