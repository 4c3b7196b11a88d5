/** Every segment that a class, or a whole track, has in a project: what an edit of classes would change. */
import type { ClassSegment } from '../../../contract/window/class-segments.ts';
import { listClips, type Clip } from '../clips/clip.ts';
import { listLabelSets, readLabelSet } from '../labels/label-set.ts';
import type { Project } from '../project/project.ts';

export interface Asked {
  readonly track: string;
  /** Null takes all of the track, the background among them. */
  readonly classId: string | null;
}

/** In the order of clips, sets and time. @throws Fault for labels that cannot be read. */
export async function classSegments(
  project: Project,
  { track, classId }: Asked,
): Promise<ClassSegment[]> {
  const found: ClassSegment[] = [];
  for (const clip of (await listClips(project)).clips) {
    for (const set of await listLabelSets(clip)) {
      const segments = (await readLabelSet(clip, set))?.tracks[track] ?? [];
      for (const segment of segments) {
        if (classId !== null && segment.classId !== classId) continue;
        const { startFrame, endFrame, note } = segment;
        found.push({ ...whereIn(clip), set, startFrame, endFrame, note: note ?? '' });
      }
    }
  }
  return found;
}

function whereIn({ id, file, media }: Clip) {
  const framesPerS = media.frames / Math.max(1e-6, media.durationUs / 1e6);
  return { clip: id, clipName: file.name, group: file.group, framesPerS };
}
