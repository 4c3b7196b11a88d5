/** Turns planned spans into a label set, once the clip's frames and their times are known. */
import type { LabelSet, Segment } from '../../../../contract/segment.ts';
import { HAND_SET } from '../../labels/label-set.ts';
import { boundaryAt, firstAtOrAfter, frameShownAt } from './frame-times.ts';
import type { PlannedSpan, Stretch } from './import-plan.ts';

export interface SpanProblem {
  readonly line: number | null;
  /** Where it is not the plan's table. */
  readonly file?: string;
  readonly what: string;
}

export interface SpannedLabels {
  /** null when no span covers a frame. */
  readonly labels: LabelSet | null;
  readonly problems: readonly SpanProblem[];
}

interface Placed {
  readonly span: PlannedSpan;
  readonly startFrame: number;
  readonly endFrame: number;
}

/**
 * A frame belongs to [start, end) by its presentation time, counted from the clip's first frame.
 * Within a track the span that starts later wins from its start on (of two that start together, the one named
 * later); the earlier one does not come back after it. Touching spans of one class stay apart unless they overlap.
 */
export function spansToLabels(
  spans: readonly PlannedSpan[],
  timestampsUs: readonly number[],
): SpannedLabels {
  const problems: SpanProblem[] = [];
  const placed = spans.flatMap((span): readonly Placed[] => {
    const [startFrame, endFrame] =
      span.isPoint === true ? pointOf(span, timestampsUs) : framesOf(span.stretch, timestampsUs);
    if (endFrame > startFrame) return [{ span, startFrame, endFrame }];
    problems.push({
      ...placeOf(span),
      what: `"${span.classId}" covers no frame of the clip, so it was left out`,
    });
    return [];
  });
  const tracks = Object.fromEntries(
    [...Map.groupBy(placed, ({ span }) => span.trackId)].map(([trackId, inTrack]) => {
      const exclusive = withoutOverlaps(inTrack, problems);
      return [trackId, exclusive.map(toSegment)];
    }),
  );
  if (placed.length === 0) return { labels: null, problems };
  const labels = {
    schemaVersion: 1,
    id: HAND_SET,
    annotator: 'import',
    kind: 'hand',
    tracks,
  } as const;
  return { labels, problems };
}

function framesOf(stretch: Stretch, timestampsUs: readonly number[]): readonly [number, number] {
  const frames = timestampsUs.length;
  switch (stretch.kind) {
    case 'all':
      return [0, frames];
    case 'frames':
      return [Math.min(stretch.startFrame, frames), Math.min(stretch.endFrame, frames)];
    case 'seconds':
      return [firstFrameAt(timestampsUs, stretch.startS), firstFrameAt(timestampsUs, stretch.endS)];
    case 'times':
      return [boundaryAt(timestampsUs, stretch.startUs), boundaryAt(timestampsUs, stretch.endUs)];
  }
}

/** The one frame of a point event, or none where the clip has no such frame. */
function pointOf(
  { stretch }: PlannedSpan,
  timestampsUs: readonly number[],
): readonly [number, number] {
  const frame =
    stretch.kind === 'times'
      ? frameShownAt(timestampsUs, stretch.startUs)
      : framesOf(stretch, timestampsUs)[0];
  return [frame, Math.min(frame + 1, timestampsUs.length)];
}

function placeOf({ line, file }: PlannedSpan): Pick<SpanProblem, 'line' | 'file'> {
  return file === undefined ? { line } : { line, file };
}

/** The first frame shown at or after this many seconds from the first frame; the number of frames if none is. */
function firstFrameAt(timestampsUs: readonly number[], seconds: number): number {
  return firstAtOrAfter(timestampsUs, (timestampsUs[0] ?? 0) + Math.round(seconds * 1e6));
}

/** By the time given, where there is one: two times may fall on one frame. Equal ones keep their order. */
function byStart(a: Placed, b: Placed): number {
  return a.startFrame - b.startFrame || startS(a) - startS(b);
}

function startS({ span: { stretch } }: Placed): number {
  if (stretch.kind === 'times') return stretch.startUs / 1e6;
  return stretch.kind === 'seconds' ? stretch.startS : 0;
}

/** In order of start, never overlapping. */
function withoutOverlaps(placed: readonly Placed[], problems: SpanProblem[]): readonly Placed[] {
  const kept: Placed[] = [];
  for (const later of placed.toSorted(byStart)) {
    const earlier = kept.at(-1);
    if (earlier === undefined || later.startFrame >= earlier.endFrame) {
      kept.push(later);
      continue;
    }
    kept.pop();
    if (earlier.span.classId === later.span.classId) {
      kept.push({ ...earlier, endFrame: Math.max(earlier.endFrame, later.endFrame) });
      continue;
    }
    if (later.startFrame > earlier.startFrame) {
      kept.push({ ...earlier, endFrame: later.startFrame });
    } else {
      problems.push(lost(earlier, later));
    }
    if (earlier.endFrame > later.endFrame) problems.push(lostTail(earlier, later));
    kept.push(later);
  }
  return kept;
}

function lost({ span }: Placed, later: Placed): SpanProblem {
  return {
    ...placeOf(span),
    what: `"${span.classId}" starts on the same frame as "${later.span.classId}" in one track, so it was left out`,
  };
}

function lostTail({ span }: Placed, later: Placed): SpanProblem {
  return {
    ...placeOf(span),
    what: `"${span.classId}" goes on after "${later.span.classId}", which starts later in the same track: its rest was left unlabelled`,
  };
}

function toSegment({ span, startFrame, endFrame }: Placed): Segment {
  const { classId, isPoint, softWindowFrames = 0, note } = span;
  return {
    startFrame,
    endFrame,
    classId,
    origin: 'imported',
    ...(note === undefined ? {} : { note }),
    ...(isPoint === true && endFrame === startFrame + 1 ? { softWindowFrames } : {}),
  };
}
