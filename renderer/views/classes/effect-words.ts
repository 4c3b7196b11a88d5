/** What an edit of classes would do to labels and models, said before it is done. */
import type { ModelCard } from '../../../contract/window/cards.ts';
import type { ClassSegment } from '../../../contract/window/class-segments.ts';
import { counted } from '../counted.ts';

/** "12 segments in 3 clips (34.5 s)"; null where there are none. */
export function amountWords(segments: readonly ClassSegment[]): string | null {
  if (segments.length === 0) return null;
  const seconds = segments.reduce((sum, one) => sum + lengthS(one), 0);
  const clips = new Set(segments.map(({ clip }) => clip)).size;
  return `${counted(segments.length, 'segment')} in ${counted(clips, 'clip')} (${seconds.toFixed(1)} s)`;
}

export function lengthS({ startFrame, endFrame, framesPerS }: ClassSegment): number {
  return (endFrame - startFrame) / framesPerS;
}

export interface OfClass {
  readonly track: string;
  /** Null stands for all classes of the track. */
  readonly classId: string | null;
}

/** Models that were trained with the class go on saying it: null where there are none. */
export function modelWords(
  models: readonly ModelCard[],
  { track, classId }: OfClass,
): string | null {
  const knowing = models.filter(({ tracks }) =>
    tracks.some(
      ({ id, classes }) =>
        id === track && (classId === null || classes.some((one) => one.id === classId)),
    ),
  ).length;
  if (knowing === 0) return null;
  const who =
    knowing === 1 ? '1 model names it and goes' : `${String(knowing)} models name it and go`;
  return `${who} on doing so, until another is trained.`;
}

const kinds: Readonly<Record<string, string>> = {
  'add-track': 'adding a track',
  'rename-track': 'renaming a track',
  'order-tracks': 'ordering tracks',
  'delete-track': 'deleting a track',
  'add-class': 'adding a class',
  'rename-class': 'renaming a class',
  recolour: 'choosing a colour',
  'set-key': 'choosing a key',
  'order-classes': 'ordering classes',
  'merge-classes': 'merging classes',
  'split-class': 'splitting a class',
  'delete-class': 'deleting a class',
};

/** "Undo deleting a class" */
export function undoWords(kind: string | null): string {
  return withKind('Undo', kind);
}

/** "Redo deleting a class" */
export function redoWords(kind: string | null): string {
  return withKind('Redo', kind);
}

function withKind(verb: string, kind: string | null): string {
  return kind === null ? verb : `${verb} ${kinds[kind] ?? 'the last change'}`;
}

/** The order with one of them moved by a place; null at the end of the list. */
export function moved(order: readonly string[], id: string, by: 1 | -1): readonly string[] | null {
  const at = order.indexOf(id);
  const other = order[at + by];
  if (at === -1 || other === undefined) return null;
  return order.map((one) => (one === id ? other : one === other ? id : one));
}
