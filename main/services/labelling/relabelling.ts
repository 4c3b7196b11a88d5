/** What an edit of classes does to one label set, and what would take it back later without touching newer labels. */
import type { ClassEdit } from '../../../contract/labelling/class-edit.ts';
import type { Edit } from '../../../contract/labelling/edit.ts';
import type { LabelSet, Segment } from '../../../contract/segment.ts';

export interface Relabelling {
  readonly edits: readonly Edit[];
  readonly back: readonly Edit[];
}

export interface RelabelledSet {
  readonly clip: string;
  readonly labels: LabelSet;
  /** Id of the class that a split makes. */
  readonly newClass: string | null;
}

/** @returns null where the set is not concerned. */
export function relabellingOf(
  edit: ClassEdit,
  { clip, labels, newClass }: RelabelledSet,
): Relabelling | null {
  if (!('track' in edit)) return null;
  const { track } = edit;
  const segments = labels.tracks[track] ?? [];
  switch (edit.kind) {
    case 'delete-track':
      return clearing(track, segments, () => true);
    case 'delete-class':
      return clearing(track, segments, (s) => s.classId === edit.classId);
    case 'merge-classes':
      return renaming(track, segments, { from: edit.classId, to: edit.into, isMeant: () => true });
    case 'split-class': {
      if (newClass === null) return null;
      const starts = edit.segments
        .filter((s) => s.clip === clip && s.set === labels.id)
        .map((s) => s.startFrame);
      const isMeant = (s: Segment): boolean => starts.includes(s.startFrame);
      return renaming(track, segments, { from: edit.classId, to: newClass, isMeant });
    }
    default:
      return null;
  }
}

function clearing(
  track: string,
  segments: readonly Segment[],
  isMeant: (segment: Segment) => boolean,
): Relabelling | null {
  const gone = segments.filter(isMeant);
  if (gone.length === 0) return null;
  const classes = [...new Set(gone.map((s) => s.classId))];
  return {
    edits: classes.map((from) => ({ kind: 'reclass', track, from, to: null, within: null })),
    back: [{ kind: 'restore', track, segments: gone }],
  };
}

interface Renaming {
  readonly from: string;
  readonly to: string;
  readonly isMeant: (segment: Segment) => boolean;
}

function renaming(
  track: string,
  segments: readonly Segment[],
  { from, to, isMeant }: Renaming,
): Relabelling | null {
  const within = segments.filter((s) => s.classId === from && isMeant(s)).map((s) => s.startFrame);
  if (within.length === 0) return null;
  return {
    edits: [{ kind: 'reclass', track, from, to, within }],
    back: [{ kind: 'reclass', track, from: to, to: from, within }],
  };
}
