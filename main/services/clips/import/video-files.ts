/** Finds the video files of a folder, and says which other files it passed over. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { findFfmpeg } from '../ffmpeg.ts';
import type { ImportProblem } from './import-plan.ts';

const readable: ReadonlySet<string> = new Set(['.mp4', '.m4v', '.mov', '.webm', '.mkv']);
/** Containers no browser decodes; a system's ffmpeg does. */
const foreign: ReadonlySet<string> = new Set([
  '.avi',
  '.wmv',
  '.flv',
  '.mpg',
  '.mpeg',
  '.ts',
  '.mts',
  '.m2ts',
  '.3gp',
  '.ogv',
  '.vob',
  '.asf',
  '.divx',
]);

export interface FoundFiles {
  /** Relative to the folder, with "/", in a fixed order. */
  readonly videos: readonly string[];
  readonly problems: readonly ImportProblem[];
  /** Files that are no videos, in the same form. */
  readonly others: readonly string[];
}

export function isReadableVideo(name: string): boolean {
  return readable.has(extname(name).toLowerCase()) || (isForeign(name) && findFfmpeg() !== null);
}

/** Whether it must be converted before it can be decoded. */
export function isForeign(name: string): boolean {
  return foreign.has(extname(name).toLowerCase());
}

/** The sentence for a video in a container that cannot be read, or null. */
export function foreignVideo(name: string): string | null {
  const extension = extname(name).toLowerCase();
  if (!isForeign(name) || findFfmpeg() !== null) return null;
  return `${extension.slice(1).toUpperCase()} video cannot be read: install ffmpeg and import it again, or convert it to MP4 elsewhere.`;
}

/** Walks the folder, following links once; hidden files and folders are left alone. */
export async function findVideos(root: string): Promise<FoundFiles> {
  const files = await walk(root, '', new Set());
  const videos = files.filter(isReadableVideo);
  const problems = files.flatMap((file) => {
    const what = foreignVideo(file);
    return what === null ? [] : [{ file, line: null, what }];
  });
  const others = files.filter((file) => !isReadableVideo(file) && foreignVideo(file) === null);
  return { videos, problems, others };
}

async function walk(root: string, inside: string, seen: Set<string>): Promise<string[]> {
  const here = await realpath(join(root, inside));
  if (seen.has(here)) return [];
  seen.add(here);
  const found: string[] = [];
  for (const name of (await readdir(here)).sort()) {
    if (name.startsWith('.')) continue;
    const relative = inside === '' ? name : `${inside}/${name}`;
    const entry = await stat(join(here, name)).catch(() => null);
    if (entry?.isDirectory() === true) found.push(...(await walk(root, relative, seen)));
    else if (entry?.isFile() === true) found.push(relative);
  }
  return found;
}
