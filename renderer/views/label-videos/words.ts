/** How the labelling of videos fares, in words. */
import type { LabelVideosState } from '../../label-videos/label-videos-state.ts';

/** "2 of 5 videos are labelled, 1 failed." */
export function outcomeInWords({ videos }: LabelVideosState): string {
  const count = (state: string) => videos.filter((video) => video.state === state).length;
  const done = count('done');
  const failed = count('failed');
  const stopped = count('stopped');
  const all = videos.length === 1 ? '1 video is' : `${String(videos.length)} videos are`;
  return [
    `${String(done)} of ${all} labelled`,
    ...(failed === 0 ? [] : [`${String(failed)} failed`]),
    ...(stopped === 0 ? [] : [`${String(stopped)} stopped`]),
  ]
    .join(', ')
    .concat('.');
}
