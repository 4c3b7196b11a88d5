/** Brings labels from outside into a label set, track by track, never over what is there unless told to. */
import { Fault } from '../../../contract/fault.ts';
import type { LabelSet, Segment } from '../../../contract/segment.ts';

export interface TrackConflict {
  readonly track: string;
  /** Segments that the set has in this track already, and how many came in. */
  readonly there: number;
  readonly incoming: number;
}

export interface MergedLabels {
  /** The set as it would be written; null where nothing changes. */
  readonly labels: LabelSet | null;
  /** Segments that come in. */
  readonly added: number;
  /** Tracks that have other labels already. */
  readonly conflicts: readonly TrackConflict[];
}

/**
 * A track with labels stays as it is, or with `replaces` is replaced whole.
 * @throws Fault 'bad-input' where suggestions would mix with labels by hand.
 */
export function mergeLabels(
  there: LabelSet | null,
  incoming: LabelSet,
  { replaces }: { readonly replaces: boolean },
): MergedLabels {
  if (there !== null && there.kind !== incoming.kind) throw otherKind(there);
  const tracks: Record<string, readonly Segment[]> = { ...there?.tracks };
  const conflicts: TrackConflict[] = [];
  let added = 0;
  for (const [track, segments] of Object.entries(incoming.tracks)) {
    const before = tracks[track] ?? [];
    if (segments.length === 0 || isSaid(before, segments)) continue;
    if (before.length > 0) {
      conflicts.push({ track, there: before.length, incoming: segments.length });
      if (!replaces) continue;
    }
    tracks[track] = segments;
    added += segments.length;
  }
  if (added === 0) return { labels: null, added, conflicts };
  const { annotator } = there ?? incoming;
  return { labels: { ...incoming, annotator, tracks }, added, conflicts };
}

function otherKind({ id, kind }: LabelSet): Fault {
  const is = kind === 'hand' ? 'labels by hand' : 'suggestions';
  return new Fault(
    'bad-input',
    `The label set "${id}" holds ${is}, which are never mixed with the other kind: choose another set with --label-set.`,
  );
}

/** Whether the labels are there already, whoever made them. */
function isSaid(there: readonly Segment[], incoming: readonly Segment[]): boolean {
  return JSON.stringify(there.map(said)) === JSON.stringify(incoming.map(said));
}

function said({ startFrame, endFrame, classId, note, softWindowFrames }: Segment) {
  return [startFrame, endFrame, classId, note ?? null, softWindowFrames ?? null];
}
