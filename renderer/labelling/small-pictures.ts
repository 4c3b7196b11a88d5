/** The small pictures of a clip along its timeline: asked for once each, the oldest let go. */

export interface SmallPictures {
  /** Null until it has come. */
  readonly of: (frame: number) => ImageBitmap | null;
  readonly add: (frame: number, picture: ImageBitmap) => void;
  readonly clear: () => void;
}

const MOST = 240;

export function createSmallPictures(ask: (frame: number) => void): SmallPictures {
  const pictures = new Map<number, ImageBitmap>();
  /** A wish that was overtaken by others is made again when it is looked for later. */
  const asked = new Map<number, number>();
  let looks = 0;
  return {
    of(frame) {
      const found = pictures.get(frame);
      if (found !== undefined) return found;
      looks++;
      if (looks - (asked.get(frame) ?? -Infinity) > 10 * MOST) {
        asked.set(frame, looks);
        ask(frame);
      }
      return null;
    },
    add(frame, picture) {
      pictures.get(frame)?.close();
      pictures.set(frame, picture);
      const [oldest] = pictures.keys();
      if (pictures.size <= MOST || oldest === undefined) return;
      pictures.get(oldest)?.close();
      pictures.delete(oldest);
      asked.delete(oldest);
    },
    clear() {
      for (const picture of pictures.values()) picture.close();
      pictures.clear();
      asked.clear();
    },
  };
}
