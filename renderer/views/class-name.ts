/** What a class is called on screen. */
import { BACKGROUND, type Track } from '../../contract/track.ts';

/** One that its track does not have is called by its id. */
export function className(track: Track | undefined, classId: string): string {
  const cls = track?.classes.find(({ id }) => id === classId);
  return cls?.name ?? (classId === BACKGROUND ? 'Background' : classId);
}
