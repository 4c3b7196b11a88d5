/** The keys of classes while labelling: held down they paint what goes by, tapped they choose. */
import { useEffect } from 'react';
import { BACKGROUND, type Track } from '../../../contract/track.ts';
import type { PaintKey } from '../../labelling/held-paint.ts';
import { useApp } from '../../window/app-context.tsx';
import { pressBelongsElsewhere } from '../../window/use-keys.ts';

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

export function useClassKeys(): void {
  const { labelling } = useApp();
  useEffect(() => {
    const stop = new AbortController();
    const held = new Set<string>();
    const down = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || pressBelongsElsewhere(event)) return;
      const paint = paintOf(event.key, labelling.state$.value);
      if (paint === null) return;
      // A class's key is nothing else besides.
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat) return;
      held.add(event.code);
      labelling.press(event.code, paint);
    };
    const up = ({ code }: { readonly code: string }) => {
      if (held.delete(code)) labelling.release(code);
    };
    // The page never hears of a key that is let go elsewhere.
    const leave = () => {
      for (const code of [...held]) up({ code });
    };
    const options = { capture: true, signal: stop.signal };
    window.addEventListener('keydown', down, options);
    window.addEventListener('keyup', up, options);
    window.addEventListener('blur', leave, options);
    return () => {
      leave();
      stop.abort();
    };
  }, [labelling]);
}
