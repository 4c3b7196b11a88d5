/** What an overlap cost, in words: after an import in frames, before one in seconds. */
import type { PlannedSpan, SpanProblem } from './import-plan.ts';
import { withoutOverlaps, type Cut, type Placed } from './without-overlaps.ts';

/** @param amount how much was left out, as part of a sentence. */
export function cutProblem({ span, by, lost }: Cut, amount: string): SpanProblem {
  return {
    ...placeOf(span),
    cut: lost,
    what: `"${span.classId}" overlaps "${by.classId}", which starts later in the same track "${span.trackId}", so ${amount} left out: give one of them another track to keep both whole`,
  };
}

export function framesCut({ lost, length }: Cut): string {
  if (lost < length) return `${lost} of its ${length} frames ${lost === 1 ? 'was' : 'were'}`;
  return length === 1 ? 'its only frame was' : `all its ${length} frames were`;
}

export function swallowedProblem(span: PlannedSpan): SpanProblem {
  const what = `the point event "${span.classId}" lies inside a stretch of its own class in the track "${span.trackId}" and became part of it`;
  return { ...placeOf(span), what };
}

export function placeOf({ line, file }: PlannedSpan): Pick<SpanProblem, 'line' | 'file'> {
  return file === undefined ? { line } : { line, file };
}

/** Less is a rounding of times. */
const SHORTEST_US = 1000;

/** The cuts to expect where frames are not known yet. A track that mixes frames and times is left for later. */
export function expectedCuts(spans: readonly PlannedSpan[]): readonly SpanProblem[] {
  return [...Map.groupBy(spans, ({ trackId }) => trackId).values()].flatMap((inTrack) => {
    const inFrames = inTrack.map(framesOf).filter((placed) => placed !== null);
    if (inFrames.length === inTrack.length) {
      return withoutOverlaps(inFrames).cuts.map((cut) => cutProblem(cut, framesCut(cut)));
    }
    const inTime = inTrack.map(timesOf).filter((placed) => placed !== null);
    if (inTime.length < inTrack.length) return [];
    return withoutOverlaps(inTime)
      .cuts.filter(({ lost, length }) => lost === length || lost > SHORTEST_US)
      .map((cut) => cutProblem(cut, secondsCut(cut)));
  });
}

function secondsCut({ lost, length }: Cut): string {
  return lost === length ? 'it is' : `${String(Math.round(lost / 1000) / 1000)} s of it is`;
}

function framesOf(span: PlannedSpan): Placed | null {
  const { stretch, isPoint } = span;
  if (stretch.kind !== 'frames') return null;
  const end = isPoint === true ? stretch.startFrame + 1 : stretch.endFrame;
  return { span, start: stretch.startFrame, end };
}

function timesOf(span: PlannedSpan): Placed | null {
  const { stretch, isPoint } = span;
  if (stretch.kind !== 'times' && stretch.kind !== 'seconds') return null;
  const [start, end] =
    stretch.kind === 'times'
      ? [stretch.startUs, stretch.endUs]
      : [Math.round(stretch.startS * 1e6), Math.round(stretch.endS * 1e6)];
  return { span, start, end: isPoint === true ? start + 1 : end };
}
