/** Which clips are listed: by words, class, group and how far they are labelled. */
import type { ClipCard } from '../../../contract/window/clips.ts';

export interface ClipFilter {
  readonly words: string;
  /** "track/class"; empty means any. */
  readonly cls: string;
  /** Empty means any; `NO_GROUP` those without one. */
  readonly group: string;
  /** `missing` means those whose video is not where it was. */
  readonly state: ClipCard['state'] | 'missing' | '';
}

export const NO_GROUP = '-';
export const anyClip: ClipFilter = { words: '', cls: '', group: '', state: '' };

export function filterClips(clips: readonly ClipCard[], filter: ClipFilter): readonly ClipCard[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  return clips.filter((clip) => {
    const { name, notes, group, shares } = clip;
    const text = `${name} ${notes} ${group ?? ''}`.toLowerCase();
    const isGroup = filter.group === NO_GROUP ? group === null : group === filter.group;
    return (
      words.every((word) => text.includes(word)) &&
      (filter.group === '' || isGroup) &&
      isInState(clip, filter.state) &&
      (filter.cls === '' || shares.some((s) => `${s.track}/${s.classId}` === filter.cls))
    );
  });
}

function isInState({ state, isMissing }: ClipCard, wanted: ClipFilter['state']): boolean {
  return wanted === '' || (wanted === 'missing' ? isMissing : state === wanted);
}

export function groupsOf(clips: readonly ClipCard[]): readonly string[] {
  return [...new Set(clips.flatMap(({ group }) => (group === null ? [] : [group])))].sort();
}
