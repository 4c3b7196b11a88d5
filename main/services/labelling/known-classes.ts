/** Edits name classes; only those that the project has are taken. */
import { Fault } from '../../../contract/fault.ts';
import type { Edit } from '../../../contract/labelling/edit.ts';
import type { LabelSet } from '../../../contract/segment.ts';
import { BACKGROUND, type Track } from '../../../contract/track.ts';

/** @throws Fault 'bad-input' naming the first that is unknown; "background" belongs to every track. */
export function requireKnownClasses(tracks: readonly Track[], edits: readonly Edit[]): void {
  for (const edit of edits) {
    const track = tracks.find(({ id }) => id === edit.track);
    if (track === undefined) {
      throw new Fault('bad-input', `The project has no track "${edit.track}": add it first.`);
    }
    const known = new Set([BACKGROUND, ...track.classes.map(({ id }) => id)]);
    const unknown = classesOf(edit).find((classId) => !known.has(classId));
    if (unknown !== undefined) {
      throw new Fault(
        'bad-input',
        `The track "${track.name}" has no class "${unknown}": add the class, then label with it.`,
      );
    }
  }
}

/** What is undone may name a class that has gone since. @throws Fault 'bad-input' where labels would come back with one. */
export function requireNoLostClass(
  tracks: readonly Track[],
  before: LabelSet,
  after: LabelSet,
): void {
  for (const [track, segments] of Object.entries(after.tracks)) {
    const classes = tracks.find(({ id }) => id === track)?.classes ?? [];
    const known = new Set([
      ...classes.map(({ id }) => id),
      ...(before.tracks[track] ?? []).map(({ classId }) => classId),
    ]);
    const lost = segments.find(({ classId }) => classId !== BACKGROUND && !known.has(classId));
    if (lost === undefined) continue;
    throw new Fault(
      'bad-input',
      `This would bring back labels of "${lost.classId}", which the project has no more: bring the class back under Classes first.`,
    );
  }
}

function classesOf(edit: Edit): readonly string[] {
  switch (edit.kind) {
    case 'put':
    case 'restore':
      return edit.segments.map((s) => s.classId);
    case 'accept':
      return edit.suggestions.map((s) => s.classId);
    case 'paint':
      return edit.classId === null ? [] : [edit.classId];
    case 'fill':
    case 'add-point':
      return [edit.classId];
    case 'reclass':
      return edit.to === null ? [] : [edit.to];
    default:
      return [];
  }
}
