/** What an edit of classes does to one label set, and what takes it back without touching newer labels. */
import type { ClassEdit } from '../../../contract/labelling/class-edit.ts';
import type { ClassStep } from '../../../contract/labelling/class-history.ts';
import type { Edit } from '../../../contract/labelling/edit.ts';
import type { LabelSet, Segment } from '../../../contract/segment.ts';

export interface Relabelling {
  readonly edits: readonly Edit[];
  /** Those that are changed, as they are before. */
  readonly segments: readonly Segment[];
}

export interface SetNow {
  readonly clip: string;
  readonly labels: LabelSet;
}

/** @returns null where the set is not concerned. */
export function relabellingOf(step: ClassStep, { clip, labels }: SetNow): Relabelling | null {
  const { edit } = step;
  switch (edit.kind) {
    case 'delete-track':
      return clearing(edit.track, labels.tracks[edit.track] ?? []);
    case 'delete-class':
      return clearing(edit.track, ofClass(labels, edit));
    case 'merge-classes':
      return renaming(edit, edit.into, ofClass(labels, edit));
    case 'split-class': {
      const to = classOfSplit(step);
      if (to === null) return null;
      const starts = edit.segments
        .filter((s) => s.clip === clip && s.set === labels.id)
        .map((s) => s.startFrame);
      const meant = ofClass(labels, edit).filter((s) => starts.includes(s.startFrame));
      return renaming(edit, to, meant);
    }
    default:
      return null;
  }
}

/**
 * A set that nobody has edited since becomes exactly what it was. Otherwise labels made since stay: what was deleted
 * comes back where nothing is labelled now; what was merged is told by most of its frames; of a split, all goes back.
 * @returns null where there is nothing to take back.
 */
export function takingBack(step: ClassStep, { clip, labels }: SetNow): Relabelling | null {
  const { edit } = step;
  const were =
    step.relabelled.find((one) => one.clip === clip && one.set === labels.id)?.segments ?? [];
  switch (edit.kind) {
    case 'delete-track':
    case 'delete-class': {
      const { track } = edit;
      if (were.length === 0) return null;
      return { edits: [{ kind: 'restore', track, segments: [...were] }], segments: were };
    }
    case 'merge-classes': {
      const merged = { track: edit.track, classId: edit.into };
      const meant = ofClass(labels, merged).filter((s) => isMostlyIn(s, were));
      return renaming(merged, edit.classId, meant);
    }
    case 'split-class': {
      const classId = classOfSplit(step);
      if (classId === null) return null;
      const split = { track: edit.track, classId };
      return renaming(split, edit.classId, ofClass(labels, split));
    }
    default:
      return null;
  }
}

/** Whether labels may follow the edit at all. */
export function concernsLabels({ kind }: ClassEdit): boolean {
  return (
    kind === 'delete-track' ||
    kind === 'delete-class' ||
    kind === 'merge-classes' ||
    kind === 'split-class'
  );
}

interface OfClass {
  readonly track: string;
  readonly classId: string;
}

function ofClass({ tracks }: LabelSet, { track, classId }: OfClass): readonly Segment[] {
  return (tracks[track] ?? []).filter((s) => s.classId === classId);
}

/** Id of the class that a split makes. */
function classOfSplit({ edit, before, after }: ClassStep): string | null {
  if (edit.kind !== 'split-class') return null;
  const idsIn = (tracks: ClassStep['before']): readonly string[] =>
    tracks.find(({ id }) => id === edit.track)?.classes.map(({ id }) => id) ?? [];
  const known = new Set(idsIn(before));
  return idsIn(after).find((id) => !known.has(id)) ?? null;
}

function isMostlyIn({ startFrame, endFrame }: Segment, stretches: readonly Segment[]): boolean {
  const inside = stretches.reduce(
    (sum, s) =>
      sum + Math.max(0, Math.min(endFrame, s.endFrame) - Math.max(startFrame, s.startFrame)),
    0,
  );
  return inside * 2 > endFrame - startFrame;
}

function clearing(track: string, segments: readonly Segment[]): Relabelling | null {
  if (segments.length === 0) return null;
  const classes = [...new Set(segments.map((s) => s.classId))];
  return {
    edits: classes.map((from) => ({ kind: 'reclass', track, from, to: null, within: null })),
    segments,
  };
}

function renaming(
  { track, classId }: OfClass,
  to: string,
  segments: readonly Segment[],
): Relabelling | null {
  if (segments.length === 0) return null;
  const within = segments.map((s) => s.startFrame);
  return { edits: [{ kind: 'reclass', track, from: classId, to, within }], segments };
}
