/** Recordings made by the product's own writer, of packets that no camera and no encoder is needed for. */
import { EncodedPacket } from 'mediabunny';
import { openClipWriter } from '../../../../renderer/record/clip-writer.ts';

export interface MadeRecording {
  /** As the page hands them over: the header first, then a fragment each. */
  readonly pieces: readonly Uint8Array[];
  readonly bytes: Uint8Array;
  readonly timestampsUs: readonly number[];
}

const GOP = 15;
const video = { codec: 'avc1.42001e', width: 64, height: 48 } as const;
export const recordedVideo = video;
const description = Uint8Array.of(1, 66, 0, 30, 255, 224, 0);

/** Frames about 33 ms apart, never evenly. */
export async function makeRecording(frames: number): Promise<MadeRecording> {
  const pieces: Uint8Array[] = [];
  const writer = await openClipWriter({
    codec: 'avc',
    config: { codec: video.codec, codedWidth: 64, codedHeight: 48, description },
    append: (bytes) => {
      pieces.push(bytes.slice());
      return Promise.resolve();
    },
  });
  const timestampsUs = Array.from({ length: frames }, (_, i) => i * 33_333 + ((i * 7919) % 4001));
  timestampsUs[0] = 0;
  for (const [i, timestampUs] of timestampsUs.entries()) {
    const data = Uint8Array.from({ length: 40 + (i % 9) }, (__, at) => (at < 3 ? 0 : 0x65));
    const kind = i % GOP === 0 ? 'key' : 'delta';
    await writer.add(new EncodedPacket(data, kind, timestampUs / 1e6, 0.03));
  }
  await writer.finish();
  return { pieces, bytes: Buffer.concat(pieces), timestampsUs };
}
