/** Reads any frame of a clip by its index: from what was decoded before, further on in the stream, or from a new start. */
import { Fault } from '../../contract/fault.ts';
import type { FrameCache } from './frame-cache.ts';

/** A frame as it leaves the decoder; exactly one of the two is called. */
export interface Decoded<T> {
  readonly frame: number;
  /** Makes a picture of it. */
  readonly keep: () => T;
  readonly drop: () => void;
}

export interface FrameReaderOptions<T> {
  /** Decodes from a frame on, in presentation order, up to the end. */
  readonly decodeFrom: (frame: number) => AsyncGenerator<Decoded<T>, void, unknown>;
  readonly cache: FrameCache<T>;
  /** Frames of a stretch that is read at once when going back; the cache holds at least twice as many. */
  readonly stretch: number;
}

export interface FrameReader<T> {
  /**
   * One call at a time. The handle stays the cache's.
   * @throws Fault 'video-unreadable' where decoding stops before the frame.
   */
  readonly read: (frame: number, isBackward: boolean) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Decoding on over so many frames is cheaper than starting anew at the key frame before. */
const FARTHEST_AHEAD = 90;
/** Kept from in front of a frame that was jumped to, for steps back. */
const KEPT_BEFORE = 4;

export function createFrameReader<T>(options: FrameReaderOptions<T>): FrameReader<T> {
  const { decodeFrom, cache, stretch } = options;
  let stream: AsyncGenerator<Decoded<T>, void, unknown> | null = null;
  let next = 0;
  const begin = async (frame: number) => {
    await stream?.return();
    stream = decodeFrom(frame);
    next = frame;
    return stream;
  };
  const on = (frame: number) =>
    stream !== null && next <= frame && frame - next < FARTHEST_AHEAD ? stream : null;
  return {
    async read(frame, isBackward) {
      const known = cache.get(frame);
      if (known !== null) return known;
      const reach = isBackward ? stretch - 1 : KEPT_BEFORE;
      const from = Math.max(0, frame - reach);
      const source = on(isBackward ? from : frame) ?? (await begin(from));
      for (;;) {
        const { value: decoded, done } = await source.next();
        if (done === true) {
          stream = null;
          throw new Fault(
            'video-unreadable',
            `The video ends before frame ${frame}: import it again.`,
          );
        }
        next = decoded.frame + 1;
        if (decoded.frame < from) {
          decoded.drop();
          continue;
        }
        const handle = decoded.keep();
        cache.put(decoded.frame, handle);
        if (decoded.frame >= frame) return handle;
      }
    },
    async close() {
      await stream?.return();
      stream = null;
      cache.clear();
    },
  };
}
