/** Writes encoded frames as fragmented MP4, in bytes that are only ever appended: cut off anywhere, what came before is whole. */
import {
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  type EncodedPacket,
  type StreamTargetChunk,
  type VideoCodec,
} from 'mediabunny';
import { Fault } from '../../contract/fault.ts';

/** Timestamps are kept to the microsecond. */
const TICKS_PER_S = 1_000_000;
/** A fragment ends at the first key frame after this time; the encoder makes one every half second. */
const FRAGMENT_S = 0.25;

export interface ClipWriterOptions {
  readonly codec: VideoCodec;
  readonly config: VideoDecoderConfig;
  /** Takes the next bytes; what it returns is waited for. */
  readonly append: (bytes: Uint8Array) => Promise<void>;
}

export interface ClipWriter {
  /** In the order of time; the first is a key frame. */
  readonly add: (packet: EncodedPacket) => Promise<void>;
  /** Writes the last fragment and the index. */
  readonly finish: () => Promise<void>;
}

export async function openClipWriter(options: ClipWriterOptions): Promise<ClipWriter> {
  const { codec, config, append } = options;
  let length = 0;
  const writable = new WritableStream<StreamTargetChunk>({
    write({ data, position }) {
      if (position !== length)
        throw new Fault('failed', 'A recording was to be written backwards.');
      length += data.byteLength;
      return append(data);
    },
  });
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: 'fragmented', minimumFragmentDuration: FRAGMENT_S }),
    target: new StreamTarget(writable),
  });
  const source = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(source, { frameRate: TICKS_PER_S });
  await output.start();
  return {
    add: (packet) => source.add(packet, { decoderConfig: config }),
    finish: () => output.finalize(),
  };
}
