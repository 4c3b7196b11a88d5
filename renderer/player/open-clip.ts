/** Opens a clip for the player: its frames by index, upright and no larger than a screen shows them. */
import { createFrameTimes } from '../timeline/frame-times.ts';
import { openVideo } from '../media/decode.ts';
import { createFrameCache } from './frame-cache.ts';
import { createFrameReader, type Decoded, type FrameReader } from './frame-reader.ts';
import { createDrawing, fitWithin } from './draw-sample.ts';

export interface OpenClip {
  readonly reader: FrameReader<VideoFrame>;
  /** In one pass over the clip. @param frames rising */
  readonly smallPictures: (
    frames: readonly number[],
  ) => AsyncGenerator<SmallPicture, void, unknown>;
}

export interface SmallPicture {
  readonly frame: number;
  readonly picture: ImageBitmap;
}

/** Larger pictures cost memory that no window of ours would show. */
const LARGEST = { width: 1280, height: 1280 };
const SMALL = { width: 320, height: 160 };
const CACHE_BYTES = 192 * 2 ** 20;
const MOST_CACHED = 120;
const LONGEST_STRETCH = 24;

export async function openClip(media: string, timestampsUs: Float64Array): Promise<OpenClip> {
  const video = await openVideo(media);
  const times = createFrameTimes(timestampsUs);
  const size = fitWithin(video, LARGEST);
  const capacity = Math.floor(CACHE_BYTES / Math.max(1, 4 * size.width * size.height));
  const stretch = Math.max(2, Math.min(LONGEST_STRETCH, Math.floor(capacity / 3)));
  const large = createDrawing(size);
  const small = createDrawing(fitWithin(video, SMALL));
  async function* decodeFrom(frame: number): AsyncGenerator<Decoded<VideoFrame>, void, unknown> {
    for await (const sample of video.samplesFrom(times.boundaryUs(frame))) {
      yield {
        frame: times.frameAt(sample.microsecondTimestamp),
        keep: () => large.toFrame(sample),
        drop: () => {
          sample.close();
        },
      };
    }
  }
  return {
    reader: createFrameReader({
      decodeFrom,
      cache: createFrameCache<VideoFrame>(Math.max(2 * stretch, Math.min(MOST_CACHED, capacity))),
      stretch,
    }),
    async *smallPictures(frames) {
      let at = 0;
      for await (const sample of video.samplesAt(frames.map(times.boundaryUs))) {
        const frame = frames[at++];
        if (sample === null || frame === undefined) continue;
        yield { frame, picture: small.toBitmap(sample) };
      }
    },
  };
}
