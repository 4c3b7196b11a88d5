/** How far a clip is labelled by hand, and how much material a project holds of each class. */
import type { LabelSet } from '../../../contract/segment.ts';
import type { ClassShare, LabelSetCard, Material } from '../../../contract/window/clips.ts';
import type { Track } from '../../../contract/track.ts';
import type { Clip } from '../clips/clip.ts';
import { HAND_SET, listLabelSets, readLabelSet } from '../labels/label-set.ts';

export interface ClipSummary {
  readonly clip: Clip;
  readonly hand: LabelSet | null;
  readonly sets: readonly (LabelSetCard & { readonly state: ClipSummary['state'] })[];
  readonly state: 'unlabelled' | 'partly' | 'done';
  readonly shares: readonly ClassShare[];
}

/** @throws Fault 'project-invalid' for a set that cannot be read. */
export async function summariseClip(clip: Clip, tracks: readonly Track[]): Promise<ClipSummary> {
  const ids = await listLabelSets(clip);
  const sets = (await Promise.all(ids.map((id) => readLabelSet(clip, id)))).filter(
    (set) => set !== null,
  );
  const hand = sets.find(({ id }) => id === HAND_SET) ?? null;
  return {
    clip,
    hand,
    sets: sets.map((set) => {
      const { id, annotator, kind } = set;
      return { id, annotator, kind, state: stateOf(clip, set, tracks) };
    }),
    state: stateOf(clip, hand, tracks),
    shares: sharesOf(hand),
  };
}

/** In the order of tracks and classes, the background last in its track. */
export function materialOf(
  summaries: readonly ClipSummary[],
  tracks: readonly Track[],
): readonly Material[] {
  const sums = new Map<string, Material>();
  for (const { clip, hand, shares } of summaries) {
    const secondsPerFrame = clip.media.durationUs / 1e6 / Math.max(1, clip.media.frames);
    for (const { track, classId, frames } of shares) {
      const before = sums.get(`${track}/${classId}`);
      const segments = hand?.tracks[track]?.filter((s) => s.classId === classId) ?? [];
      sums.set(`${track}/${classId}`, {
        track,
        classId,
        frames: (before?.frames ?? 0) + frames,
        segments: (before?.segments ?? 0) + segments.length,
        clips: (before?.clips ?? 0) + 1,
        seconds: (before?.seconds ?? 0) + frames * secondsPerFrame,
      });
    }
  }
  return inOrderOf(tracks, sums);
}

/** Classes that nothing is labelled with stand there with nothing. */
function inOrderOf(
  tracks: readonly Track[],
  sums: ReadonlyMap<string, Material>,
): readonly Material[] {
  const known = tracks.flatMap((track) =>
    track.classes.map(({ id }) => ({ track: track.id, classId: id })),
  );
  const none = { frames: 0, segments: 0, clips: 0, seconds: 0 };
  const listed = known.map((of) => sums.get(`${of.track}/${of.classId}`) ?? { ...of, ...none });
  const keys = new Set(known.map(({ track, classId }) => `${track}/${classId}`));
  return [...listed, ...[...sums].filter(([key]) => !keys.has(key)).map(([, sum]) => sum)];
}

function sharesOf(hand: LabelSet | null): readonly ClassShare[] {
  return Object.entries(hand?.tracks ?? {}).flatMap(([track, segments]) => {
    const frames = new Map<string, number>();
    for (const { classId, startFrame, endFrame } of segments) {
      frames.set(classId, (frames.get(classId) ?? 0) + endFrame - startFrame);
    }
    return [...frames].map(([classId, count]) => ({ track, classId, frames: count }));
  });
}

function stateOf(clip: Clip, set: LabelSet | null, tracks: readonly Track[]): ClipSummary['state'] {
  const ids = tracks.length > 0 ? tracks.map(({ id }) => id) : Object.keys(set?.tracks ?? {});
  const labelled = ids.map((id) =>
    (set?.tracks[id] ?? []).reduce((sum, s) => sum + s.endFrame - s.startFrame, 0),
  );
  if (labelled.every((frames) => frames === 0)) return 'unlabelled';
  return labelled.every((frames) => frames >= clip.media.frames) ? 'done' : 'partly';
}
