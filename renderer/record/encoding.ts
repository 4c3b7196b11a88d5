/** Encodes the frames of one camera as they come; every frame it takes is closed, and comes out as one packet. */
import { EncodedPacket } from 'mediabunny';
import type { ChosenEncoder } from './choose-encoder.ts';

export interface EncodingOptions extends ChosenEncoder {
  readonly onPacket: (packet: EncodedPacket, config: VideoDecoderConfig) => void;
  readonly onError: (error: unknown) => void;
}

export interface Encoding {
  /** Closes the frame. @returns whether it was taken; one is not while the encoder lags behind. */
  readonly encode: (frame: VideoFrame, options?: { readonly isKey: boolean }) => boolean;
  /** Resolves when everything it took has come out. */
  readonly flush: () => Promise<void>;
  readonly close: () => void;
}

/** So that a cut loses little, and every frame is a short way from a key frame when it is looked for. */
const KEY_EVERY_US = 500_000;
const MOST_WAITING = 12;

export function openEncoding(options: EncodingOptions): Encoding {
  const { config, onPacket, onError } = options;
  let decoderConfig: VideoDecoderConfig | null = null;
  let lastKeyUs = -Infinity;
  const encoder = new VideoEncoder({
    output(chunk, metadata) {
      decoderConfig = metadata?.decoderConfig ?? decoderConfig;
      if (decoderConfig === null) return;
      onPacket(EncodedPacket.fromEncodedChunk(chunk), decoderConfig);
    },
    error: onError,
  });
  encoder.configure(config);
  return {
    encode(frame, { isKey } = { isKey: false }) {
      try {
        if (encoder.state !== 'configured' || encoder.encodeQueueSize >= MOST_WAITING) return false;
        const keyFrame = isKey || frame.timestamp - lastKeyUs >= KEY_EVERY_US;
        if (keyFrame) lastKeyUs = frame.timestamp;
        encoder.encode(frame, { keyFrame });
        return true;
      } finally {
        frame.close();
      }
    },
    async flush() {
      if (encoder.state === 'configured') await encoder.flush();
    },
    close() {
      if (encoder.state !== 'closed') encoder.close();
    },
  };
}
