/** Edits name classes; only those that the project has are taken. */
import { Fault } from '../../../contract/fault.ts';
import type { Edit } from '../../../contract/labelling/edit.ts';
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
