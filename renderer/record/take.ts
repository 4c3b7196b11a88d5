/** One recording in the worker: takes packets from its first frame to its last, on a timeline that begins at 0. */
import type { EncodedPacket, VideoCodec } from 'mediabunny';
import { Fault, toFault } from '../../contract/fault.ts';
import { openClipWriter, type ClipWriter } from './clip-writer.ts';

/** Half a minute of a camera: a disk that is this far behind does not catch up. */
const MOST_WAITING = 900;

export interface TakeOptions {
  readonly codec: VideoCodec;
  /** Time of its first frame, as the camera counts. */
  readonly startUs: number;
  readonly durationUs: number | null;
  /** Resolves when the bytes are on the disk. */
  readonly append: (bytes: Uint8Array) => Promise<void>;
  /** Called once, as soon as its writer failed. */
  readonly onFault: (fault: Fault) => void;
}

export interface Take {
  /** From its first frame; null for a frame that is none of its own. */
  readonly timeOf: (timestampUs: number) => number | null;
  /** Whether this frame lies beyond the time it was to last. */
  readonly isOverAt: (timestampUs: number) => boolean;
  readonly add: (packet: EncodedPacket, config: VideoDecoderConfig) => void;
  /** Takes no frame from this time on. */
  readonly endBefore: (timestampUs: number) => void;
  /** Writes what it has to the end. Never rejects: what failed was told. */
  readonly finish: () => Promise<void>;
}

export function createTake({ codec, startUs, durationUs, append, onFault }: TakeOptions): Take {
  let endUs = durationUs === null ? Infinity : startUs + durationUs;
  let writer: Promise<ClipWriter> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let hasFailed = false;
  let waiting = 0;
  const fail = (error: unknown) => {
    if (!hasFailed) onFault(toFault(error));
    hasFailed = true;
  };
  const inTurn = (work: () => Promise<void>) => {
    waiting += 1;
    last = last
      .then(() => (hasFailed ? undefined : work()))
      .catch(fail)
      .finally(() => {
        waiting -= 1;
      });
    if (waiting > MOST_WAITING) fail(tooSlow());
  };
  const isOwn = (timestampUs: number) => timestampUs >= startUs && timestampUs < endUs;
  return {
    timeOf: (timestampUs) => (isOwn(timestampUs) ? timestampUs - startUs : null),
    isOverAt: (timestampUs) => timestampUs >= endUs,
    add(packet, config) {
      const timestampUs = packet.microsecondTimestamp;
      if (!isOwn(timestampUs)) return;
      const own = packet.clone({ timestamp: (timestampUs - startUs) / 1e6 });
      writer ??= openClipWriter({ codec, config, append });
      const opened = writer;
      inTurn(async () => (await opened).add(own));
    },
    endBefore(timestampUs) {
      endUs = Math.min(endUs, timestampUs);
    },
    async finish() {
      const opened = writer;
      if (opened !== null) inTurn(async () => (await opened).finish());
      await last;
    },
  };
}

function tooSlow(): Fault {
  return new Fault(
    'disk',
    'The disk is too slow for this picture, so the recording was ended: choose a smaller picture size.',
  );
}
