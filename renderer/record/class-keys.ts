/** Which key paints which class while recording: its own, else the next free digit. */
import type { Track } from '../../contract/track.ts';
import type { ClassRef } from './record-state.ts';

export interface KeyedClass extends ClassRef {
  readonly name: string;
  readonly colour: string;
  /** Lower case; null once the digits have run out. */
  readonly key: string | null;
}

/** Keys that a recording needs for itself. */
const taken = new Set([' ']);

/** In the order of tracks and classes; of two classes with one key the first keeps it. */
export function keyedClasses(tracks: readonly Track[]): readonly KeyedClass[] {
  const classes = tracks.flatMap((track) =>
    track.classes.map((one) => ({ ...one, track: track.id })),
  );
  const used = new Set(taken);
  const own = classes.map(({ key }) => {
    const wanted = key?.toLowerCase();
    if (wanted === undefined || used.has(wanted)) return null;
    used.add(wanted);
    return wanted;
  });
  const digits = Array.from('1234567890').filter((digit) => !used.has(digit));
  return classes.map(({ id, track, name, colour }, i) => ({
    track,
    classId: id,
    name,
    colour,
    key: own[i] ?? digits.shift() ?? null,
  }));
}
