/** Turns planned spans into a label set, once the clip's frames and their times are known. */
import type { LabelSet, Segment } from '../../../../contract/segment.ts';
import { HAND_SET } from '../../labels/label-set.ts';
import { boundaryAt, firstAtOrAfter, frameShownAt } from './frame-times.ts';
import type { PlannedSpan, SpanProblem, Stretch } from './import-plan.ts';
import { cutProblem, framesCut, placeOf, swallowedProblem } from './overlap-words.ts';
import { withoutOverlaps, type Placed } from './without-overlaps.ts';

interface SpannedLabels {
  /** null when no span covers a frame. */
  readonly labels: LabelSet | null;
  readonly problems: readonly SpanProblem[];
}

/**
 * A frame belongs to [start, end) by its presentation time, counted from the clip's first frame.
 * Spans of one track that overlap are cut, and said to be.
 */
export function spansToLabels(
  spans: readonly PlannedSpan[],
  timestampsUs: readonly number[],
): SpannedLabels {
  const problems: SpanProblem[] = [];
  const placed = spans.flatMap((span): readonly Placed[] => {
    const [startFrame, endFrame] =
      span.isPoint === true ? pointOf(span, timestampsUs) : framesOf(span.stretch, timestampsUs);
    if (endFrame > startFrame) return [{ span, start: startFrame, end: endFrame }];
    problems.push({
      ...placeOf(span),
      what: `"${span.classId}" covers no frame of the clip, so it was left out`,
    });
    return [];
  });
  const tracks = Object.fromEntries(
    [...Map.groupBy(placed, ({ span }) => span.trackId)].map(([trackId, inTrack]) => {
      const { kept, cuts, swallowed } = withoutOverlaps(inTrack);
      problems.push(...cuts.map((cut) => cutProblem(cut, framesCut(cut))));
      problems.push(...swallowed.map(swallowedProblem));
      return [trackId, kept.map(toSegment)];
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

/** The first frame shown at or after this many seconds from the first frame; the number of frames if none is. */
function firstFrameAt(timestampsUs: readonly number[], seconds: number): number {
  return firstAtOrAfter(timestampsUs, (timestampsUs[0] ?? 0) + Math.round(seconds * 1e6));
}

function toSegment({ span, start: startFrame, end: endFrame }: Placed): Segment {
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
