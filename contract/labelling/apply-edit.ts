/** Applies an edit to a label set: a new set, what was put, and what puts everything back. */
import type { LabelSet } from '../segment.ts';
import type { Edit, Put } from './edit.ts';
import { editSegments } from './edit-segments.ts';
import { isSameSegment, type Segments } from './segments.ts';

export interface Change {
  /** The same change as a put. */
  readonly put: Put;
  /** Applied to the new set it gives exactly the one from before. */
  readonly inverse: Put;
}

export interface Applied {
  readonly labels: LabelSet;
  /** Null when the edit changes nothing. */
  readonly change: Change | null;
}

/**
 * Segments of a track stay sorted, free of overlaps and within [0, frames); a track without segments is not listed.
 * @throws Fault 'bad-input' for an edit that the labels do not allow; nothing is changed then.
 */
export function applyEdit(labels: LabelSet, edit: Edit, frames: number): Applied {
  const before = labels.tracks[edit.track] ?? [];
  const after = editSegments(before, edit, frames);
  const change = difference(edit.track, before, after);
  if (change === null) return { labels, change };
  const tracks = { ...labels.tracks, [edit.track]: after };
  return { labels: { ...labels, tracks: withoutEmpty(tracks) }, change };
}

/** A set as edits expect it: cut to the clip's frames, without empty tracks. */
export function normalised(labels: LabelSet, frames: number): LabelSet {
  const cut = Object.entries(labels.tracks).map(([track, segments]): [string, Segments] => [
    track,
    segments
      .filter((s) => s.startFrame < frames)
      .map((s) => (s.endFrame > frames ? { ...s, endFrame: frames } : s)),
  ]);
  return { ...labels, tracks: withoutEmpty(Object.fromEntries(cut)) };
}

function withoutEmpty(tracks: Readonly<Record<string, Segments>>): LabelSet['tracks'] {
  return Object.fromEntries(Object.entries(tracks).filter(([, list]) => list.length > 0));
}

/** What differs between two lists, as the put that leads there and the one that leads back. */
function difference(track: string, before: Segments, after: Segments): Change | null {
  const start = before.findIndex((s, i) => !isSameAt(after, i, s));
  const head = start === -1 ? Math.min(before.length, after.length) : start;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && isSameFromEnd(before, after, tail + 1)) tail += 1;
  const gone = before.slice(head, before.length - tail);
  const come = after.slice(head, after.length - tail);
  const touched = [...gone, ...come];
  if (touched.length === 0) return null;
  const startFrame = Math.min(...touched.map((s) => s.startFrame));
  const endFrame = Math.max(...touched.map((s) => s.endFrame));
  const put = (segments: Segments): Put => ({
    kind: 'put',
    track,
    startFrame,
    endFrame,
    segments: [...segments],
  });
  return { put: put(come), inverse: put(gone) };
}

function isSameAt(list: Segments, index: number, segment: Segments[number]): boolean {
  const other = list[index];
  return other !== undefined && isSameSegment(segment, other);
}

function isSameFromEnd(a: Segments, b: Segments, back: number): boolean {
  const [left, right] = [a.at(-back), b.at(-back)];
  return left !== undefined && right !== undefined && isSameSegment(left, right);
}
