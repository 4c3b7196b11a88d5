/** Class ids per frame, as label sets give them, to the indices the metrics count with. */
import { BACKGROUND, type TrackOutputs } from '../../../contract/track.ts';
import { NONE } from '../../../model/metrics/sequence.ts';

/** For each track its class ids per frame of one clip; null is unlabelled. */
export type ClassesPerFrame = Readonly<Record<string, readonly (string | null)[]>>;

/** The class lists to evaluate with: the project's, and BACKGROUND at the end wherever a frame is labelled so. */
export function truthTracks(
  tracks: readonly TrackOutputs[],
  clips: readonly ClassesPerFrame[],
): TrackOutputs[] {
  return tracks.map(({ id, classes }) => {
    const hasBackground = clips.some((clip) => clip[id]?.includes(BACKGROUND) ?? false);
    return {
      id,
      classes: hasBackground ? [...new Set([...classes, BACKGROUND])] : classes,
    };
  });
}

/** A class the track does not list counts as unlabelled. */
export function truthOf(
  tracks: readonly TrackOutputs[],
  clip: ClassesPerFrame,
): Record<string, Int32Array> {
  const indices = tracks.map(({ id, classes }): [string, Int32Array] => {
    const indexOf = new Map<string | null, number>(classes.map((name, i) => [name, i]));
    return [id, Int32Array.from(clip[id] ?? [], (name) => indexOf.get(name) ?? NONE)];
  });
  return Object.fromEntries(indices);
}
