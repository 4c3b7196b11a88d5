/** Draws the small picture by which a clip is known in the browser, once, from the middle of it. */
import type { LongtakeHost } from '../../contract/window/host.ts';
import { encodePicture } from '../media/encode-picture.ts';
import type { OpenClip } from './label-state.ts';

export interface KeptPicture {
  /** Whether the picture that came is the one that is to be kept. */
  readonly take: (frame: number, picture: ImageBitmap) => void;
}

export function keepPicture(
  host: Pick<LongtakeHost, 'invoke'>,
  { clip, times, player }: OpenClip,
): KeptPicture {
  const middle = Math.floor(times.frames / 2);
  let isWanted = clip.thumbnail === null;
  if (isWanted) player.wantSmall(middle);
  return {
    take(frame, picture) {
      if (!isWanted || frame !== middle) return;
      isWanted = false;
      encodePicture(picture)
        .then((image) => host.invoke('clips.picture', { clip: clip.id, image }))
        // It is drawn again when the clip is opened next.
        .catch(() => undefined);
    },
  };
}
