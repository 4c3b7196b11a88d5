/** The clips whose labels are open, each once, with the sets that somebody has open of it. */
import { join } from 'node:path';
import { readClip } from '../clips/clip.ts';
import { clipsFolder, type Project } from '../project/project.ts';
import { openClipLabels, type ClipLabels, type ClipLabelsOptions } from './clip-labels.ts';

export interface OpenClip {
  readonly labels: ClipLabels;
  readonly sets: Set<string>;
}

export interface OpenClips {
  readonly find: (id: string) => OpenClip | null;
  readonly open: (id: string) => Promise<OpenClip>;
  /** Closes the clip if nobody has a set of it open. */
  readonly tidy: (id: string) => Promise<void>;
  readonly isEmpty: () => boolean;
  /** Never rejects. */
  readonly closeAll: () => Promise<void>;
}

export function createOpenClips(project: () => Project, options: ClipLabelsOptions): OpenClips {
  const clips = new Map<string, OpenClip>();
  return {
    find: (id) => clips.get(id) ?? null,
    async open(id) {
      const found = clips.get(id);
      if (found !== undefined) return found;
      const clip = await readClip(join(clipsFolder(project().root), id));
      const opened = { labels: await openClipLabels(clip, options), sets: new Set<string>() };
      clips.set(id, opened);
      return opened;
    },
    async tidy(id) {
      const clip = clips.get(id);
      if (clip?.sets.size !== 0) return;
      clips.delete(id);
      await clip.labels.close();
    },
    isEmpty: () => clips.size === 0,
    async closeAll() {
      const all = [...clips.values()];
      clips.clear();
      await Promise.all(all.map(({ labels }) => labels.close()));
    },
  };
}
