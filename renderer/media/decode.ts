/** Decodes a video file frame by frame, in presentation order, with the file's own timestamps. */
import {
  ALL_FORMATS,
  BlobSource,
  Input,
  UrlSource,
  VideoSampleSink,
  type InputVideoTrack,
  type VideoSample,
} from 'mediabunny';
import { Fault } from '../../contract/fault.ts';
import type { SourceFrame } from '../../streams/path-event.ts';

export interface OpenVideo {
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  readonly durationUs: number;
  /**
   * Every frame that is shown, pulled one by one; the receiver owns each handle. What stands before time zero is
   * hidden by the file itself (an edit list): it is decoded for what follows and no frame, unless `firstUs` is earlier.
   * Errors with a Fault 'video-unreadable' where decoding stops before the end.
   */
  frames(firstUs?: number): AsyncGenerator<SourceFrame<VideoFrame>, void, undefined>;
  /** From the sample that stands at a time on, in presentation order; the receiver closes each. */
  samplesFrom(timeUs: number): AsyncGenerator<VideoSample, void, unknown>;
  /** The samples that stand at rising times, each packet decoded once at most; the receiver closes each. */
  samplesAt(timesUs: readonly number[]): AsyncGenerator<VideoSample | null, void, unknown>;
  close(): void;
}

/**
 * @param from an address on our own host, or the file itself.
 * @throws Fault 'video-foreign' for containers and codecs that this browser does not decode, 'video-unreadable' for what is no video.
 */
export async function openVideo(from: string | Blob): Promise<OpenVideo> {
  const input = new Input({
    source:
      typeof from === 'string'
        ? new UrlSource(new URL(from, location.origin))
        : new BlobSource(from),
    formats: ALL_FORMATS,
  });
  try {
    const track = await readable(input);
    const durationUs = Math.round((await track.computeDuration()) * 1e6);
    return {
      codec: (await track.getCodec()) ?? 'unknown',
      width: await track.getDisplayWidth(),
      height: await track.getDisplayHeight(),
      durationUs,
      frames: (firstUs = 0) => decodeFrames(track, firstUs),
      // A container's own clock may lie a fraction of a microsecond later than the rounded time.
      samplesFrom: (timeUs) => new VideoSampleSink(track).samples((timeUs + 1) / 1e6),
      samplesAt: (timesUs) =>
        new VideoSampleSink(track).samplesAtTimestamps(timesUs.map((timeUs) => (timeUs + 1) / 1e6)),
      close: () => {
        input.dispose();
      },
    };
  } catch (error) {
    input.dispose();
    throw toUnreadable(error);
  }
}

async function readable(input: Input): Promise<InputVideoTrack> {
  if (!(await input.canRead())) {
    throw new Fault(
      'video-foreign',
      'it is not a complete MP4, MOV, WebM or MKV file; convert or copy it again',
    );
  }
  const track = await input.getPrimaryVideoTrack();
  if (track === null)
    throw new Fault('video-unreadable', 'it holds no picture, only sound or data; choose a video');
  if (!(await track.canDecode())) {
    const codec = (await track.getCodec()) ?? 'an unknown codec';
    throw new Fault(
      'video-foreign',
      `its codec (${codec}) cannot be decoded here; convert it to H.264, VP9 or AV1`,
    );
  }
  return track;
}

async function* decodeFrames(
  track: InputVideoTrack,
  firstUs: number,
): AsyncGenerator<SourceFrame<VideoFrame>, void, undefined> {
  let frame = 0;
  try {
    for await (const sample of new VideoSampleSink(track).samples()) {
      const timestampUs = sample.microsecondTimestamp;
      if (timestampUs < firstUs) {
        sample.close();
        continue;
      }
      yield { frame, timestampUs, handle: toUprightFrame(sample) };
      frame += 1;
    }
  } catch (error) {
    throw toUnreadable(error, frame);
  }
  if (frame === 0)
    throw new Fault('video-unreadable', 'it holds no frame; record or copy it again');
}

/** Closes the sample; a turned recording is drawn upright, since the embedder sees pixels only. */
function toUprightFrame(sample: VideoSample): VideoFrame {
  try {
    if (sample.rotation === 0) return sample.toVideoFrame();
    const canvas = new OffscreenCanvas(sample.displayWidth, sample.displayHeight);
    const context = canvas.getContext('2d');
    if (context === null)
      throw new Fault('failed', 'This browser cannot draw off screen; update it.');
    sample.draw(context, 0, 0);
    return new VideoFrame(canvas, { timestamp: sample.microsecondTimestamp });
  } finally {
    sample.close();
  }
}

function toUnreadable(error: unknown, frame?: number): Fault {
  if (error instanceof Fault) return error;
  const why = error instanceof Error ? error.message : String(error);
  const where = frame === undefined ? '' : ` after frame ${String(frame)}`;
  return new Fault(
    'video-unreadable',
    `it cannot be read${where} (${why.replace(/\.$/, '')}); record or copy it again`,
    error,
  );
}
