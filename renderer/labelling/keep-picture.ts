/** Draws the small picture by which a clip is known in the browser, once, from the middle of it. */
import type { LongtakeHost } from '../../contract/window/host.ts';
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
      encode(picture)
        .then((image) => host.invoke('clips.picture', { clip: clip.id, image }))
        // It is drawn again when the clip is opened next.
        .catch(() => undefined);
    },
  };
}

async function encode(picture: ImageBitmap): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d', { alpha: false })?.drawImage(picture, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
  return new Uint8Array(await blob.arrayBuffer());
}
