/** Finds videos kept by reference that were moved: by content, wherever they lie in a folder now. */
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import { writeJsonAtomic } from '../project/atomic-file.ts';
import type { Project } from '../project/project.ts';
import { listClips, mediaPath, type Clip } from './clip.ts';
import { findVideos } from './import/video-files.ts';
import { hashMedia } from './media-bytes.ts';

export interface FoundMedia {
  /** Ids of the clips that have their video again. */
  readonly found: readonly string[];
  readonly stillMissing: number;
}

export async function isMediaMissing(clip: Clip): Promise<boolean> {
  return (await stat(mediaPath(clip)).catch(() => null))?.isFile() !== true;
}

/** @throws Fault 'not-found' for a folder that cannot be read. */
export async function findMedia(project: Project, folder: string): Promise<FoundMedia> {
  const { clips } = await listClips(project);
  const missing = new Set<Clip>();
  for (const clip of clips) {
    if (clip.media.reference !== null && (await isMediaMissing(clip))) missing.add(clip);
  }
  const found: string[] = [];
  for (const path of missing.size === 0 ? [] : await videosIn(folder)) {
    for (const clip of await meantBy(path, missing)) {
      const media = { ...clip.media, reference: path };
      await writeJsonAtomic(join(clip.folder, 'media.json'), media);
      missing.delete(clip);
      found.push(clip.id);
    }
  }
  return { found, stillMissing: missing.size };
}

/** Only what has the right length is read whole. */
async function meantBy(path: string, missing: ReadonlySet<Clip>): Promise<readonly Clip[]> {
  const { size } = (await stat(path).catch(() => null)) ?? {};
  const alike = [...missing].filter(({ media }) => media.bytes === size);
  if (alike.length === 0) return [];
  const sha256 = (await hashMedia(path).catch(() => null))?.sha256;
  return alike.filter(({ media }) => media.sha256 === sha256);
}

async function videosIn(folder: string): Promise<readonly string[]> {
  const root = resolve(folder);
  const { videos, others } = await findVideos(root).catch((error: unknown) => {
    throw new Fault('not-found', `The folder "${root}" cannot be read: choose another.`, error);
  });
  // A video may have got another ending, or none.
  return [...videos, ...others].map((name) => join(root, name));
}
