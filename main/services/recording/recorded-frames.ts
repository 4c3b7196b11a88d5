/** Reads from a recording's own packets which frames it holds, without decoding one. */
import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from 'mediabunny';
import { Fault } from '../../../contract/fault.ts';
import type { ProbedMedia } from '../clips/probe-media.ts';

/** Every packet of our encoder is one frame. @throws Fault 'video-unreadable'. */
export async function recordedFrames(path: string): Promise<ProbedMedia> {
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (track === null) throw new Error('it holds no picture');
    const timestampsUs: number[] = [];
    const sink = new EncodedPacketSink(track);
    for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true }))
      timestampsUs.push(packet.microsecondTimestamp);
    return {
      codec: (await track.getCodec()) ?? 'unknown',
      width: await track.getDisplayWidth(),
      height: await track.getDisplayHeight(),
      durationUs: Math.round((await track.computeDuration()) * 1e6),
      timestampsUs: timestampsUs.sort((a, b) => a - b),
    };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.replace(/\.$/, '') : String(cause);
    throw new Fault(
      'video-unreadable',
      `The recording "${path}" cannot be read (${why}): it is left where it is.`,
      cause,
    );
  } finally {
    input.dispose();
  }
}
