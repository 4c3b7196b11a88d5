/** Cuts the beginning off a video, its packets as they are, for tests that must play one to its end. */
import { readFile } from 'node:fs/promises';
import {
  ALL_FORMATS,
  BufferSource,
  BufferTarget,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  Output,
  WebMOutputFormat,
} from 'mediabunny';

export interface ShortVideo {
  readonly bytes: Buffer;
  readonly frames: number;
}

export async function firstSeconds(path: string, seconds: number): Promise<ShortVideo> {
  const source = new BufferSource(await readFile(path));
  const track = await new Input({ source, formats: ALL_FORMATS }).getPrimaryVideoTrack();
  const codec = await track?.getCodec();
  const decoderConfig = await track?.getDecoderConfig();
  if (track == null || codec == null || decoderConfig == null)
    throw new Error(`There is no video in ${path}.`);
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const packets = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(packets);
  await output.start();
  let frames = 0;
  for await (const packet of new EncodedPacketSink(track).packets()) {
    if (packet.timestamp >= seconds) break;
    await packets.add(packet, { decoderConfig });
    frames += 1;
  }
  await output.finalize();
  if (target.buffer === null) throw new Error('The file was not finished.');
  return { bytes: Buffer.from(target.buffer), frames };
}
