/** Turns class keys held during a recording into segments, once its frames are known. */
import type { Paint } from '../../../contract/recording.ts';
import type { LabelSet, Segment } from '../../../contract/segment.ts';
import { HAND_SET } from '../labels/label-set.ts';

interface Span {
  readonly classId: string;
  readonly startFrame: number;
  /** Exclusive. */
  endFrame: number;
}

/**
 * A class holds from the frame that was shown when its key went down to the one shown when it came up, both
 * included; a key that never came up holds to the end. Within a track the key that went down later wins while it
 * is held, and the one before it goes on after it. Null where no frame was painted.
 */
export function paintedLabels(
  paints: readonly Paint[],
  timestampsUs: readonly number[],
): LabelSet | null {
  const tracks = Object.fromEntries(
    [...Map.groupBy(paints, ({ track }) => track)]
      .map(([track, inTrack]) => [track, segmentsOf(inTrack, timestampsUs)] as const)
      .filter(([, segments]) => segments.length > 0),
  );
  if (Object.keys(tracks).length === 0) return null;
  return { schemaVersion: 1, id: HAND_SET, annotator: 'recording', kind: 'hand', tracks };
}

function segmentsOf(paints: readonly Paint[], timestampsUs: readonly number[]): Segment[] {
  const frames = timestampsUs.length;
  const owners = new Array<Span | null>(frames).fill(null);
  for (const span of spansOf(paints, timestampsUs))
    owners.fill(span, span.startFrame, span.endFrame);
  const segments: Segment[] = [];
  for (let start = 0; start < frames;) {
    const classId = owners[start]?.classId;
    let end = start + 1;
    while (end < frames && owners[end]?.classId === classId) end += 1;
    if (classId !== undefined)
      segments.push({ startFrame: start, endFrame: end, classId, origin: 'hand' });
    start = end;
  }
  return segments;
}

/** In the order in which their keys went down. */
function spansOf(paints: readonly Paint[], timestampsUs: readonly number[]): readonly Span[] {
  const lastUs = timestampsUs.at(-1) ?? -1;
  const spans: Span[] = [];
  const held = new Map<string, Span>();
  for (const { what, classId, timestampUs } of paints) {
    const shown = shownAt(timestampsUs, timestampUs);
    const span = held.get(classId);
    if (what === 'begin') {
      // A key that went down on a frame which was lost paints nothing; one that is down already goes on.
      if (span !== undefined || timestampUs > lastUs) continue;
      const begun = { classId, startFrame: shown, endFrame: timestampsUs.length };
      held.set(classId, begun);
      spans.push(begun);
    } else if (span !== undefined) {
      span.endFrame = shown + 1;
      held.delete(classId);
    }
  }
  return spans;
}

/** The last frame at or before a time; the first one before all of them. */
function shownAt(timestampsUs: readonly number[], timestampUs: number): number {
  let low = 0;
  let high = timestampsUs.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((timestampsUs[middle] ?? 0) <= timestampUs) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
