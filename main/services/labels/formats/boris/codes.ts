/** Behaviour codes are unique in a BORIS project, class ids only in their track. */
import { BACKGROUND, type Track } from '../../../../../contract/track.ts';

/** The class's id, with its track before it where another track has a class of that id. */
export function codeOf(tracks: readonly Track[], track: string, classId: string): string {
  const owners = tracks.filter(({ classes }) =>
    [BACKGROUND, ...classes.map(({ id }) => id)].includes(classId),
  );
  return owners.length > 1 ? `${track}:${classId}` : classId;
}

export function labelOfCode(code: string, category: string): string {
  const prefix = `${category}:`;
  return category !== '' && code.startsWith(prefix) && code.length > prefix.length
    ? code.slice(prefix.length)
    : code;
}
