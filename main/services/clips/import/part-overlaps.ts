/** Labels that go on at the same time, given tracks of their own where the source lets them. */
import { BACKGROUND } from '../../../../contract/track.ts';
import type { FileClip, FileSpan, FileTrack } from '../../labels/formats/label-file.ts';
import { TOLERANCE_US } from './frame-times.ts';
import type { ReadLabels } from './label-files.ts';
import type { LabelMap } from './label-map.ts';

interface Parted {
  readonly files: readonly ReadLabels[];
  /** One sentence for each set of labels that were parted. */
  readonly notes: readonly string[];
}

type Tracks = Pick<LabelMap, 'trackOf' | 'isKnown'>;

/** The same for every clip of the files, so that a label is on one track in all of them. */
export function partOverlaps(files: readonly ReadLabels[], tracks: Tracks): Parted {
  const apart = new Map<string, Set<string>>();
  const clips = files.flatMap(({ labels }) => labels.clips);
  for (const clip of clips) gatherOverlaps(clip, tracks, apart);
  const isApart = ({ name }: FileTrack, label: string): boolean =>
    apart.get(tracks.trackOf(label, name))?.has(label) === true || hasOwn(name, label, tracks);
  const parted = files.map((file) => ({
    ...file,
    labels: { ...file.labels, clips: file.labels.clips.map((clip) => partClip(clip, isApart)) },
  }));
  const notes = [...apart.values()].map(
    (labels) =>
      `${listed([...labels])} go on at the same time, so each has a track of its own: nothing is cut.`,
  );
  return { files: parted, notes };
}

/** What an earlier import put on a track of its own goes there again. */
function hasOwn(name: string | null, label: string, { isKnown }: Tracks): boolean {
  return name !== null && !isKnown(label, name) && isKnown(label, ownTrack(name, label));
}

function ownTrack(name: string | null, label: string): string {
  return name === null ? label : `${name} ${label}`;
}

/** Adds the labels of a clip that overlap, under the id of the track that both would go to. */
function gatherOverlaps(
  clip: FileClip,
  { trackOf }: Tracks,
  apart: Map<string, Set<string>>,
): void {
  const spans = clip.tracks
    .filter(({ mayOverlap }) => mayOverlap === true)
    .flatMap(({ name, spans: inTrack }) =>
      inTrack.filter(({ label }) => label !== BACKGROUND).map((span) => ({ name, span })),
    );
  // Frames and times cannot be held against each other before the frames' times are known.
  const groups = Map.groupBy(
    spans,
    ({ name, span }) =>
      `${span.frames === undefined ? 'us' : 'frames'} ${trackOf(span.label, name)}`,
  );
  for (const [key, group] of groups) {
    const overlapping = overlapsAmong(group.map(({ span }) => span));
    if (overlapping.size === 0) continue;
    const track = key.slice(key.indexOf(' ') + 1);
    apart.set(track, new Set([...(apart.get(track) ?? []), ...overlapping]));
  }
}

function overlapsAmong(spans: readonly FileSpan[]): ReadonlySet<string> {
  const found = new Set<string>();
  const until = new Map<string, number>();
  for (const span of spans.toSorted((a, b) => startOf(a) - startOf(b))) {
    for (const [label, end] of until) {
      if (label === span.label || end <= startOf(span)) continue;
      found.add(label).add(span.label);
    }
    until.set(span.label, Math.max(until.get(span.label) ?? -Infinity, endOf(span)));
  }
  return found;
}

function startOf({ frames, startUs }: FileSpan): number {
  return frames?.start ?? startUs;
}

/** Times are rounded: what overlaps by no more than that touches. */
function endOf({ frames, startUs, endUs, isPoint }: FileSpan): number {
  if (isPoint === true) return (frames?.start ?? startUs) + 1;
  return frames?.end ?? endUs - TOLERANCE_US;
}

function partClip(clip: FileClip, isApart: (track: FileTrack, label: string) => boolean): FileClip {
  return { ...clip, tracks: clip.tracks.flatMap((track) => partTrack(track, isApart)) };
}

function partTrack(
  track: FileTrack,
  isApart: (track: FileTrack, label: string) => boolean,
): readonly FileTrack[] {
  if (track.mayOverlap !== true) return [track];
  const apart = [...new Set(track.spans.map(({ label }) => label))].filter((label) =>
    isApart(track, label),
  );
  if (apart.length === 0) return [track];
  const only = (name: string | null, has: (label: string) => boolean): FileTrack => ({
    ...track,
    name,
    classes: track.classes.filter((c) => has(c.label)),
    spans: track.spans.filter((span) => has(span.label)),
  });
  const rest = only(track.name, (label) => !apart.includes(label));
  const own = apart.map((label) => only(ownTrack(track.name, label), (l) => l === label));
  return rest.spans.length === 0 ? own : [rest, ...own];
}

/** '"a", "b" and "c"'. */
function listed(labels: readonly string[]): string {
  const quoted = labels.map((label) => `"${label}"`);
  return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1) ?? ''}`;
}
