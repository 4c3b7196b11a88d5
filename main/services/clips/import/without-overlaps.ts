/** In one track no two stretches share a frame: what overlaps is cut, and every cut is told. */
import type { PlannedSpan } from './import-plan.ts';

/** A span on a scale of frames, or of any other whole numbers. The end is exclusive. */
export interface Placed {
  readonly span: PlannedSpan;
  readonly start: number;
  readonly end: number;
}

export interface Cut {
  readonly span: PlannedSpan;
  /** What it had to give way to. */
  readonly by: PlannedSpan;
  /** How much of it was left out; equal to `length` where nothing remains. */
  readonly lost: number;
  readonly length: number;
}

export interface WithoutOverlaps {
  /** In order of start. */
  readonly kept: readonly Placed[];
  readonly cuts: readonly Cut[];
  /** Point events inside a stretch of their own class, which they became part of. */
  readonly swallowed: readonly PlannedSpan[];
}

/**
 * The span that starts later wins from its start on (of two that start together, the one named later); the earlier
 * one does not come back after it. Touching spans of one class stay apart, overlapping ones become one.
 */
export function withoutOverlaps(placed: readonly Placed[]): WithoutOverlaps {
  const kept: Placed[] = [];
  const cuts: Cut[] = [];
  const swallowed: PlannedSpan[] = [];
  for (const later of placed.toSorted(byStart)) {
    const earlier = kept.at(-1);
    if (earlier === undefined || later.start >= earlier.end) {
      kept.push(later);
      continue;
    }
    kept.pop();
    if (earlier.span.classId === later.span.classId) {
      const isPoint = [earlier.span, later.span].filter((span) => span.isPoint === true);
      if (isPoint.length === 1) swallowed.push(...isPoint);
      kept.push(joined(earlier, later));
      continue;
    }
    const { span, start, end } = earlier;
    cuts.push({ span, by: later.span, lost: end - later.start, length: end - start });
    if (later.start > start) kept.push({ ...earlier, end: later.start });
    kept.push(later);
  }
  return { kept, cuts, swallowed };
}

/** By the time given, where there is one: two times may fall on one frame. Equal ones keep their order. */
function byStart(a: Placed, b: Placed): number {
  return a.start - b.start || startS(a) - startS(b);
}

function startS({ span: { stretch } }: Placed): number {
  if (stretch.kind === 'times') return stretch.startUs / 1e6;
  return stretch.kind === 'seconds' ? stretch.startS : 0;
}

function joined(earlier: Placed, later: Placed): Placed {
  const notes = [earlier.span.note, later.span.note].filter((note) => note !== undefined);
  const note = notes.length === 0 ? {} : { note: [...new Set(notes)].join('\n') };
  return {
    span: { ...earlier.span, ...note },
    start: earlier.start,
    end: Math.max(earlier.end, later.end),
  };
}
