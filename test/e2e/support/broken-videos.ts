/** Makes videos that cannot be used, each broken in a way of its own, from nothing or from a good one. */
import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
  type OutputFormat,
} from 'mediabunny';

const PACKETS = 20;
const STEP_S = 0.05;
/** What an H.264 decoder is told at the start: baseline, no parameter sets. */
const avcDescription = Uint8Array.of(1, 66, 0, 30, 255, 224, 0);

/** Sound alone: a WebM of silent Opus packets. */
export async function audioOnly(): Promise<Uint8Array> {
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const source = new EncodedAudioPacketSource('opus');
  output.addAudioTrack(source);
  await output.start();
  const decoderConfig = { codec: 'opus', sampleRate: 48_000, numberOfChannels: 1 };
  for (let i = 0; i < PACKETS; i++) {
    const silence = Uint8Array.of(0xf8, 0xff, 0xfe);
    const packet = new EncodedPacket(silence, 'key', i * STEP_S, STEP_S);
    await source.add(packet, { decoderConfig });
  }
  await output.finalize();
  return bytesOf(target);
}

/** An MP4 whose pictures are, by its own words, of a codec that nobody knows. */
export async function unknownCodec(): Promise<Uint8Array> {
  return withFourcc(await container(new Mp4OutputFormat()), 'avc1', 'zz9x');
}

/** A whole file with a track of pictures, though nothing decodable in them. */
export async function container(format: OutputFormat): Promise<Uint8Array> {
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const isWebM = format instanceof WebMOutputFormat;
  const source = new EncodedVideoPacketSource(isWebM ? 'vp8' : 'avc');
  output.addVideoTrack(source, { frameRate: 1 / STEP_S });
  await output.start();
  const size = { codedWidth: 64, codedHeight: 64 };
  const decoderConfig = isWebM
    ? { codec: 'vp8', ...size }
    : { codec: 'avc1.42001e', ...size, description: avcDescription };
  for (let i = 0; i < PACKETS; i++) {
    const packet = new EncodedPacket(Uint8Array.of(0, 0, 0, 1, 0x65), 'key', i * STEP_S, STEP_S);
    await source.add(packet, { decoderConfig });
  }
  await output.finalize();
  return bytesOf(target);
}

/** Renames the sample entry within the `stsd` box. */
function withFourcc(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const file = Buffer.from(bytes);
  const at = file.indexOf(from, file.indexOf('stsd'));
  if (at < 0) throw new Error(`There is no ${from} in this file.`);
  file.write(to, at, 'latin1');
  return file;
}

/** The first share of a file, as a copy that was cut off leaves it. */
export function cut(bytes: Uint8Array, share: number): Uint8Array {
  return bytes.subarray(0, Math.floor(share * bytes.byteLength));
}

function bytesOf({ buffer }: BufferTarget): Uint8Array {
  if (buffer === null) throw new Error('The file was not finished.');
  return new Uint8Array(buffer);
}
