/** Says a frame's steady labels in words. */
import type { FrameLabel } from '../../contract/frame-label.ts';
import type { Track } from '../../contract/track.ts';

/** "Walking · In the kitchen"; null while no track has a label. */
export function labelWords(label: FrameLabel | null, tracks: readonly Track[]): string | null {
  const words = (label?.tracks ?? []).flatMap(({ track, label: id }) => {
    if (id === null) return [];
    const classes = tracks.find((one) => one.id === track)?.classes;
    return [classes?.find((one) => one.id === id)?.name ?? id];
  });
  return words.length === 0 ? null : words.join(' · ');
}
