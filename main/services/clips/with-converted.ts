/** Takes a video that no browser decodes into the project as what ffmpeg makes of it. */
import { rm, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import { createIncoming } from '../project/incoming.ts';
import { clipsFolder, type Project } from '../project/project.ts';
import { convertVideo, findFfmpeg } from './ffmpeg.ts';

interface Convertible {
  readonly path: string;
  readonly source?: string;
  readonly signal?: AbortSignal | undefined;
}

interface ConvertedOptions<R, T> {
  readonly onFrames: ((framesSoFar: number) => void) | undefined;
  /** Imports what was made, which is gone afterwards. */
  readonly take: (request: R, onFrames?: (framesSoFar: number) => void) => Promise<T>;
}

/** Always a copy: there is nothing that a reference could name. @throws Fault */
export async function withConverted<R extends Convertible, T>(
  project: Project,
  request: R,
  { onFrames, take }: ConvertedOptions<R, T>,
): Promise<T> {
  const from = resolve(request.path);
  await stat(from).catch((error: unknown) => {
    throw new Fault('not-found', `There is no file "${from}": check the path.`, error);
  });
  const ffmpeg = findFfmpeg();
  if (ffmpeg === null) {
    throw new Fault(
      'video-unreadable',
      `"${basename(from)}" cannot be read without ffmpeg: install it, or convert the video to MP4 elsewhere.`,
    );
  }
  // Beside the clips: the copy that follows is free where the file system can share blocks.
  const folder = await createIncoming(clipsFolder(project.root));
  try {
    const path = join(folder, `${basename(from, extname(from))}.mp4`);
    await convertVideo({ ffmpeg, from, to: path, onFrames, signal: request.signal });
    const source = request.source ?? basename(from);
    return await take({ ...request, path, source, byReference: false }, onFrames);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** For `catch`: what turned out to need a decoder that the browser lacks is converted, whatever its file is called. */
export function convertForeign<T>(convert: () => Promise<T>): (error: unknown) => Promise<T> {
  return async (error) => {
    if (!(error instanceof Fault) || error.reason !== 'video-foreign') throw error;
    const said = error.message.replace(/\.$/, '');
    if (findFfmpeg() === null) {
      const message = `${said}, or install ffmpeg and import it again.`;
      throw new Fault('video-unreadable', message, error);
    }
    return convert().catch((failure: unknown) => {
      if (!(failure instanceof Fault) || typeof failure.cause !== 'string') throw failure;
      const message = `${said} (ffmpeg cannot read it either: ${failure.cause.replace(/\.$/, '')}).`;
      throw new Fault('video-unreadable', message, failure);
    });
  };
}
