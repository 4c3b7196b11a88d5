/** What the key of a class paints, and in which lane. */
import { BACKGROUND, type Track } from '../../contract/track.ts';
import type { PaintKey } from './held-paint.ts';

/** Where no class has taken them. */
export const BACKGROUND_KEY = '0';
export const UNLABELLED_KEY = 'x';

/** What a key paints: a class of the lane first, then of any other; then background and unlabelled on the lane. */
export function paintOf(
  pressed: string,
  { tracks, track }: { readonly tracks: readonly Track[]; readonly track: string | null },
): PaintKey | null {
  const key = pressed.toLowerCase();
  const lane = tracks.filter(({ id }) => id === track);
  for (const { id, classes } of [...lane, ...tracks]) {
    const cls = classes.find((one) => one.key?.toLowerCase() === key);
    if (cls !== undefined) return { track: id, classId: cls.id };
  }
  if (track === null) return null;
  if (key === BACKGROUND_KEY) return { track, classId: BACKGROUND };
  return key === UNLABELLED_KEY ? { track, classId: null } : null;
}
