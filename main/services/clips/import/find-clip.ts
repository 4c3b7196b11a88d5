/** Finds the clip of a project that a label file means by a video's name. */
import { basename, extname } from 'node:path';
import { mediaPath, type Clip } from '../clip.ts';

/** Null where there is none; 'several' where the name does not tell them apart. */
export type FindClip = (name: string) => Clip | 'several' | null;

/** From the surest to the loosest: the first way in which a clip answers to the name decides. */
const ways: readonly ((clip: Clip, name: string) => boolean)[] = [
  (clip, name) => [clip.media.source, mediaPath(clip), clip.id].includes(name),
  (clip, name) => clip.id === stemOf(name),
  (clip, name) => lastOf(clip.media.source) === lastOf(name),
  (clip, name) => [clip.file.name, stemOf(clip.media.source)].includes(lastOf(name)),
  (clip, name) => [clip.file.name, stemOf(clip.media.source)].includes(stemOf(name)),
];

export function createFindClip(clips: readonly Clip[]): FindClip {
  return (given) => {
    const name = given.replaceAll('\\', '/');
    for (const answers of ways) {
      const [first, ...more] = clips.filter((clip) => answers(clip, name));
      if (first !== undefined) return more.length > 0 ? 'several' : first;
    }
    return null;
  };
}

export function lastOf(path: string): string {
  return basename(path.replaceAll('\\', '/'));
}

/** The file's own name without its ending. */
export function stemOf(path: string): string {
  const last = lastOf(path);
  return basename(last, extname(last));
}
