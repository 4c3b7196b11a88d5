/** One track's segments after an edit. */
import { Fault } from '../fault.ts';
import type { Segment } from '../segment.ts';
import type { Edit, EditOf } from './edit.ts';
import { merge, nudge } from './reshape.ts';
import {
  carve,
  gapsOf,
  heal,
  indexAt,
  insert,
  isPoint,
  paint,
  type Segments,
  type Stretch,
} from './segments.ts';

/** @throws Fault 'bad-input' where the edit asks for frames or segments that are not there. */
export function editSegments(segments: Segments, edit: Edit, frames: number): Segments {
  switch (edit.kind) {
    case 'put':
      return put(segments, edit, frames);
    case 'paint':
      return paintStretch(segments, requireInside(edit, frames), edit.classId);
    case 'erase':
      return erase(segments, requireIndex(segments, edit.frame));
    case 'split':
      return split(segments, edit.frame);
    case 'merge':
      return merge(segments, requireInside(edit, frames));
    case 'nudge':
      return nudge(segments, { ...edit, index: requireIndex(segments, edit.frame) }, frames);
    case 'fill':
      return fill(segments, edit, frames);
    case 'add-point':
      return putPoint(segments, pointOf(edit), frames);
    case 'move-point': {
      const at = requirePoint(segments, edit.frame);
      const moved = { ...segmentAt(segments, at), startFrame: edit.to, endFrame: edit.to + 1 };
      return putPoint(removePoint(segments, at), moved, frames);
    }
    case 'remove-point':
      return removePoint(segments, requirePoint(segments, edit.frame));
    case 'note':
      return setNote(segments, edit);
    case 'accept':
      return edit.suggestions.reduce<Segments>(
        (all, { classId, ...stretch }) =>
          paint(all, {
            ...requireInside(stretch, frames),
            classId,
            origin: 'accepted',
            modelId: edit.modelId,
          }),
        segments,
      );
    case 'reclass':
      return reclass(segments, edit);
    case 'restore':
      return edit.segments.reduce((all, segment) => restore(all, segment, frames), segments);
  }
}

function put(segments: Segments, edit: EditOf<'put'>, frames: number): Segments {
  const stretch = requireInside(edit, frames);
  const isFitting = edit.segments.every(
    (s, i) =>
      s.startFrame >= (edit.segments[i - 1]?.endFrame ?? stretch.startFrame) &&
      s.endFrame <= stretch.endFrame,
  );
  if (isFitting) return insert(carve(segments, stretch), edit.segments);
  throw new Fault(
    'bad-input',
    'Segments that are put into a stretch must lie in it, in order and apart: give others.',
  );
}

function paintStretch(segments: Segments, stretch: Stretch, classId: string | null): Segments {
  return classId === null
    ? carve(segments, stretch)
    : paint(segments, { ...stretch, classId, origin: 'hand' });
}

function erase(segments: Segments, at: number): Segments {
  return isPoint(segmentAt(segments, at)) ? removePoint(segments, at) : segments.toSpliced(at, 1);
}

function split(segments: Segments, frame: number): Segments {
  const at = requireIndex(segments, frame);
  const segment = segmentAt(segments, at);
  if (segment.startFrame === frame) return segments;
  const halves = [
    { ...segment, endFrame: frame },
    { ...segment, startFrame: frame },
  ];
  return segments.toSpliced(at, 1, ...halves);
}

function fill(segments: Segments, { frame, classId }: EditOf<'fill'>, frames: number): Segments {
  return gapsOf(segments, frames)
    .filter((gap) => frame === null || (gap.startFrame <= frame && frame < gap.endFrame))
    .reduce((all, gap) => paintStretch(all, gap, classId), segments);
}

function pointOf({ frame, classId, softWindowFrames, note }: EditOf<'add-point'>): Segment {
  return {
    startFrame: frame,
    endFrame: frame + 1,
    classId,
    origin: 'hand',
    ...(note === undefined || note === '' ? {} : { note }),
    softWindowFrames,
  };
}

function putPoint(segments: Segments, point: Segment, frames: number): Segments {
  return insert(carve(segments, requireInside(point, frames)), [point]);
}

/** Where both neighbours touch the point and say the same, they were one segment and are one again. */
function removePoint(segments: Segments, at: number): Segments {
  const { startFrame, endFrame } = segmentAt(segments, at);
  const rest = segments.toSpliced(at, 1);
  const left = rest[at - 1];
  const right = rest[at];
  if (left?.endFrame !== startFrame || right?.startFrame !== endFrame) return rest;
  const closed = rest.with(at - 1, { ...left, endFrame });
  const healed = heal(closed, endFrame);
  return healed.length < closed.length ? healed : rest;
}

function setNote(segments: Segments, { frame, note }: EditOf<'note'>): Segments {
  const at = requireIndex(segments, frame);
  const segment: Segment = { ...segmentAt(segments, at), note };
  if (note === '') delete segment.note;
  return segments.with(at, segment);
}

function reclass(segments: Segments, { from, to, within }: EditOf<'reclass'>): Segments {
  const isMeant = (s: Segment): boolean =>
    s.classId === from && (within === null || within.includes(s.startFrame));
  return segments.flatMap((s) => {
    if (!isMeant(s)) return [s];
    return to === null ? [] : [{ ...s, classId: to }];
  });
}

function restore(segments: Segments, segment: Segment, frames: number): Segments {
  const free = gapsOf(segments, frames)
    .map((gap) => ({
      startFrame: Math.max(gap.startFrame, segment.startFrame),
      endFrame: Math.min(gap.endFrame, segment.endFrame),
    }))
    .filter((part) => part.endFrame > part.startFrame);
  return free.reduce<Segments>((all, part) => insert(all, [{ ...segment, ...part }]), segments);
}

function requireInside({ startFrame, endFrame }: Stretch, frames: number): Stretch {
  if (startFrame < endFrame && endFrame <= frames) return { startFrame, endFrame };
  throw new Fault(
    'bad-input',
    `Frames ${startFrame} to ${endFrame} are no stretch of this clip, which has ${frames} frames: choose another.`,
  );
}

function requireIndex(segments: Segments, frame: number): number {
  const at = indexAt(segments, frame);
  if (at >= 0) return at;
  throw new Fault('bad-input', `Nothing is labelled at frame ${frame}: choose a segment.`);
}

function requirePoint(segments: Segments, frame: number): number {
  const at = indexAt(segments, frame);
  const segment = segments[at];
  if (segment !== undefined && isPoint(segment)) return at;
  throw new Fault('bad-input', `There is no point event at frame ${frame}: choose one.`);
}

/** @param at an index that was found in the list. */
function segmentAt(segments: Segments, at: number): Segment {
  const segment = segments[at];
  if (segment === undefined) throw new RangeError(`no segment ${at} of ${segments.length}`);
  return segment;
}
