/** The file of one video's labels, written as they come; it appears whole, and never in the place of another. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { Fault } from '../../../contract/fault.ts';
import type { FrameLabel } from '../../../contract/frame-label.ts';
import type { TrackOutputs } from '../../../contract/track.ts';
import type { VideoLabelFormat } from '../../../contract/window/label-video-commands.ts';
import { flushToDisk } from '../project/atomic-file.ts';
import { writeFault } from '../project/disk-fault.ts';
import { takeName } from '../project/take-name.ts';
import { labelWriter } from './label-formats.ts';
import { createLabelFeed } from './label-feed.ts';

export interface LabelFile {
  /** @throws Fault 'disk' or 'project-read-only' where the disk takes no more. */
  readonly append: (labels: readonly FrameLabel[]) => Promise<void>;
  /** @returns its path. */
  readonly finish: () => Promise<string>;
  /** Leaves nothing behind. Never rejects. */
  readonly discard: () => Promise<void>;
}

export interface LabelFileOptions {
  readonly folder: string;
  /** The video's file name, after which the file is called. */
  readonly video: string;
  readonly format: VideoLabelFormat;
  readonly tracks: readonly TrackOutputs[];
}

const endings: Readonly<Record<VideoLabelFormat, string>> = {
  csv: '.csv',
  segments: '.segments.csv',
  vtt: '.vtt',
  srt: '.srt',
  audacity: '.txt',
};

/** @throws Fault 'not-found' for a folder that is not there. */
export async function openLabelFile(options: LabelFileOptions): Promise<LabelFile> {
  const { folder, format, tracks } = options;
  const video = basename(options.video);
  if ((await stat(folder).catch(() => null))?.isDirectory() !== true) {
    throw new Fault('not-found', `There is no folder "${folder}" to write to: choose another.`);
  }
  const stem = basename(video, extname(video));
  const partial = join(folder, `.${stem}-${randomBytes(6).toString('hex')}.partial`);
  const file = createWriteStream(partial, { flags: 'wx' });
  // A folder that may not be written to is refused now, not when all the work is done.
  await once(file, 'open').catch((error: unknown) => {
    throw writeFault(error, join(folder, `${stem}${endings[format]}`));
  });
  const feed = createLabelFeed();
  const writing = labelWriter(format)({ video, tracks, labels: feed.labels }, file);
  const broken = new Promise<never>((_, fail) => {
    file.on('error', fail);
    writing.catch(fail);
  });
  // Whoever waits hears of it; while nobody does, it must not end the program.
  broken.catch(() => undefined);
  const guarded = <T>(work: Promise<T>): Promise<T> =>
    Promise.race([work, broken]).catch((error: unknown) => {
      throw writeFault(error, join(folder, `${stem}${endings[format]}`));
    });
  return {
    append: (labels) => guarded(feed.give(labels)),
    finish: () =>
      guarded(
        (async () => {
          feed.end();
          await writing;
          file.end();
          await finished(file);
          await flushToDisk(partial);
          return settle(partial, join(folder, stem), endings[format]);
        })(),
      ),
    async discard() {
      feed.end();
      if (!file.closed) await once(file.destroy(), 'close').catch(() => undefined);
      await writing.catch(() => undefined);
      await rm(partial, { force: true }).catch(() => undefined);
    },
  };
}

/** "walk.csv", or "walk (2).csv" where that is there, and so on. */
async function settle(partial: string, stem: string, ending: string): Promise<string> {
  for (let n = 1; ; n++) {
    const path = `${stem}${n === 1 ? '' : ` (${String(n)})`}${ending}`;
    if (await takeName(partial, path)) return path;
  }
}
