/** A project's tracks after an edit of tracks or classes; what happens to labels is told by `relabelling.ts`. */
import { Fault } from '../../../contract/fault.ts';
import type { ClassEdit } from '../../../contract/labelling/class-edit.ts';
import { BACKGROUND, type ActivityClass, type Track } from '../../../contract/track.ts';
import { distinctSlugOf } from './slug.ts';
import { withTracks } from './tracks.ts';

type Tracks = readonly Track[];

/** @throws Fault 'bad-input' for a track or class that is not there. */
export function editTracks(tracks: Tracks, edit: ClassEdit): Tracks {
  switch (edit.kind) {
    case 'add-track': {
      const id = freeId(edit.name, 'track', new Set(tracks.map((t) => t.id)));
      return [...tracks, { id, name: edit.name, classes: [] }];
    }
    case 'rename-track':
      return changeTrack(tracks, edit.track, (track) => ({ ...track, name: edit.name }));
    case 'order-tracks':
      return inOrder(tracks, edit.order);
    case 'delete-track':
      requireTrack(tracks, edit.track);
      return tracks.filter(({ id }) => id !== edit.track);
    case 'add-class':
      return withNewClass(tracks, edit.track, edit.name);
    case 'rename-class':
      return changeClass(tracks, edit, (cls) => ({ ...cls, name: edit.name }));
    case 'recolour':
      return changeClass(tracks, edit, (cls) => ({ ...cls, colour: edit.colour }));
    case 'set-key':
      return changeClass(withoutKey(tracks, edit.key), edit, (cls) => withKey(cls, edit.key));
    case 'order-classes':
      return changeTrack(tracks, edit.track, (track) => ({
        ...track,
        classes: inOrder(track.classes, edit.order),
      }));
    case 'merge-classes':
      requireClass(tracks, edit.track, edit.into);
      if (edit.into === edit.classId) {
        throw new Fault('bad-input', 'A class cannot be merged into itself: choose another.');
      }
      return withoutClass(tracks, edit);
    case 'split-class':
      requireClass(tracks, edit.track, edit.classId);
      return withNewClass(tracks, edit.track, edit.name);
    case 'delete-class':
      return withoutClass(tracks, edit);
  }
}

/** The id a class added under this name gets: stable from then on, whatever it is called later. */
function idOfNewClass(tracks: Tracks, trackId: string, name: string): string {
  const { classes } = requireTrack(tracks, trackId);
  return freeId(name, 'class', new Set([BACKGROUND, ...classes.map(({ id }) => id)]));
}

interface OfClass {
  readonly track: string;
  readonly classId: string;
}

function withNewClass(tracks: Tracks, trackId: string, name: string): Tracks {
  const { name: trackName } = requireTrack(tracks, trackId);
  const id = idOfNewClass(tracks, trackId, name);
  return withTracks(tracks, [{ id: trackId, name: trackName, classes: [{ id, name }] }]);
}

function withoutClass(tracks: Tracks, { track: trackId, classId }: OfClass): Tracks {
  requireClass(tracks, trackId, classId);
  return changeTrack(tracks, trackId, (track) => ({
    ...track,
    classes: track.classes.filter(({ id }) => id !== classId),
  }));
}

function withoutKey(tracks: Tracks, key: string | null): Tracks {
  return tracks.map((track) => ({
    ...track,
    classes: track.classes.map((cls) => (cls.key === key ? withKey(cls, null) : cls)),
  }));
}

function withKey({ id, name, colour }: ActivityClass, key: string | null): ActivityClass {
  return { id, name, colour, ...(key === null ? {} : { key }) };
}

function changeClass(
  tracks: Tracks,
  { track: trackId, classId }: OfClass,
  how: (cls: ActivityClass) => ActivityClass,
): Tracks {
  requireClass(tracks, trackId, classId);
  return changeTrack(tracks, trackId, (track) => ({
    ...track,
    classes: track.classes.map((cls) => (cls.id === classId ? how(cls) : cls)),
  }));
}

function changeTrack(tracks: Tracks, trackId: string, how: (track: Track) => Track): Tracks {
  requireTrack(tracks, trackId);
  return tracks.map((track) => (track.id === trackId ? how(track) : track));
}

function inOrder<T extends { readonly id: string }>(
  items: readonly T[],
  order: readonly string[],
): readonly T[] {
  const found = order.flatMap((id) => items.filter((item) => item.id === id));
  if (found.length === items.length && new Set(order).size === items.length) return found;
  throw new Fault('bad-input', 'The new order must name each of them once: reload the list.');
}

function freeId(name: string, fallback: string, taken: ReadonlySet<string>): string {
  const wanted = distinctSlugOf(name, fallback);
  if (!taken.has(wanted)) return wanted;
  for (let n = 2; ; n += 1) {
    if (!taken.has(`${wanted}-${n}`)) return `${wanted}-${n}`;
  }
}

function requireTrack(tracks: Tracks, trackId: string): Track {
  const track = tracks.find(({ id }) => id === trackId);
  if (track !== undefined) return track;
  throw new Fault('bad-input', `The project has no track "${trackId}": reload the list.`);
}

function requireClass(tracks: Tracks, trackId: string, classId: string): void {
  if (requireTrack(tracks, trackId).classes.some(({ id }) => id === classId)) return;
  throw new Fault(
    'bad-input',
    `The track "${trackId}" has no class "${classId}": reload the list.`,
  );
}
