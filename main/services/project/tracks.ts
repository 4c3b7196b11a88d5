/** Adds tracks and classes to a project's; what is there is never renamed, recoloured or removed. */
import { BACKGROUND, type ActivityClass, type Track } from '../../../contract/track.ts';
import { nextColour } from './next-colour.ts';

/** A class as an import names it. Its id is stable; the name is only for people. */
export interface NamedClass {
  readonly id: string;
  readonly name: string;
  /** Taken where they are valid and nobody has them yet. */
  readonly colour?: string;
  readonly key?: string;
}

export interface NamedTrack {
  readonly id: string;
  readonly name: string;
  readonly classes: readonly NamedClass[];
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/**
 * `tracks` with every track and class of `wanted` that was missing, in the order wanted.
 * New classes get the palette's next colour and the lowest free key of 1 to 9, both unique over all tracks while
 * they last. BACKGROUND belongs to every track already and is never added.
 */
export function withTracks(
  tracks: readonly Track[],
  wanted: readonly NamedTrack[],
): readonly Track[] {
  return wanted.reduce<readonly Track[]>((all, { id, name, classes }) => {
    const started = all.some((t) => t.id === id) ? all : [...all, { id, name, classes: [] }];
    return classes.reduce((grown, added) => withClass(grown, id, added), started);
  }, tracks);
}

function withClass(
  tracks: readonly Track[],
  trackId: string,
  { id, name, ...wished }: NamedClass,
): readonly Track[] {
  const track = tracks.find((t) => t.id === trackId);
  if (track === undefined || id === BACKGROUND || track.classes.some((c) => c.id === id)) {
    return tracks;
  }
  const given = tracks.flatMap((t) => t.classes);
  const isFree = (k: string): boolean => given.every((c) => c.key !== k);
  const wishedKey = wished.key?.length === 1 && isFree(wished.key) ? wished.key : undefined;
  const key = wishedKey ?? keys.find(isFree);
  const added: ActivityClass = {
    id,
    name,
    colour: freeColour(wished.colour, given) ?? nextColour(given.map((c) => c.colour)),
    ...(key === undefined ? {} : { key }),
  };
  return tracks.map((t) => (t === track ? { ...t, classes: [...t.classes, added] } : t));
}

function freeColour(wished: string | undefined, given: readonly ActivityClass[]): string | null {
  const colour = wished?.toLowerCase() ?? '';
  const isFree = /^#[0-9a-f]{6}$/.test(colour) && given.every((c) => c.colour !== colour);
  return isFree ? colour : null;
}
